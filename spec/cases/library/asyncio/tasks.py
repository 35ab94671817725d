import asyncio


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


async def work(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(n)
    return n


async def main():
    t = asyncio.create_task(work(1))
    print(t.done(), t.cancelled(), t.cancelling(), asyncio.current_task().get_coro().__name__)
    show(t.result)
    show(t.exception)
    show(lambda: t.set_result(1))
    show(lambda: t.set_exception(ValueError()))
    print(t in asyncio.all_tasks(), len(asyncio.all_tasks()))
    print(await t, t.done(), t.result(), t.exception())
    print(len(asyncio.all_tasks()))
    show(t.cancel)

    f = asyncio.create_task(work(1, True), name='failing')
    print(f.get_name())
    f.set_name(5)
    print(f.get_name())
    try:
        await f
    except ValueError as e:
        print(repr(e), e is f.exception())
    show(f.result)

    for bad in (5, work, None, [1]):
        show(lambda: asyncio.create_task(bad).__class__ if bad is not work else 'skipped')

    async def itself():
        me = asyncio.current_task()
        await me

    try:
        await asyncio.create_task(itself())
    except RuntimeError as e:
        print(str(e)[:30])

    class Bad:
        def __await__(self):
            yield 5

    async def bad():
        await Bad()

    try:
        await asyncio.create_task(bad())
    except RuntimeError as e:
        print(e)

    class Odd:
        def __await__(self):
            yield asyncio.Future()

    async def odd():
        await Odd()

    try:
        await asyncio.create_task(odd())
    except RuntimeError as e:
        print(str(e)[:33])

    order = []

    async def step(name):
        for i in range(3):
            order.append(f'{name}{i}')
            await asyncio.sleep(0)

    await asyncio.gather(step('a'), step('b'), step('c'))
    print(order)
    called = []
    t = asyncio.create_task(work(0))
    t.add_done_callback(lambda task: called.append(task.result()))
    await t
    print(called)
    await asyncio.sleep(0)
    print(called)


asyncio.run(main())
