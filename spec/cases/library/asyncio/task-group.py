import asyncio


async def work(n, fail=None):
    try:
        await asyncio.sleep(n / 100)
    except asyncio.CancelledError:
        print('cancelled', n)
        raise
    if fail is not None:
        raise fail
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work(2))
        b = tg.create_task(work(1), name='b')
        print(tg, b.get_name())
    print(a.result(), b.result(), tg)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(100))
            tg.create_task(work(1, ValueError('v')))
            await asyncio.sleep(50)
    except ExceptionGroup as e:
        print(repr(e), asyncio.current_task().cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(100))
            tg.create_task(work(100))
            await asyncio.sleep(0)
            raise KeyError('body')
    except* KeyError as e:
        print(e.exceptions)

    async def fails_on_cancel():
        try:
            await asyncio.sleep(100)
        finally:
            raise TypeError('clean-up')

    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fails_on_cancel())
            tg.create_task(work(1, ValueError('v')))
    except ExceptionGroup as e:
        print(e, e.exceptions)

    async def nested():
        async with asyncio.TaskGroup() as tg:
            async with asyncio.TaskGroup() as inner:
                inner.create_task(work(1, ValueError('deep')))
            print('not reached')

    try:
        await nested()
    except ExceptionGroup as e:
        print(repr(e))

    async def whole():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(100))

    t = asyncio.create_task(whole())
    await asyncio.sleep(0.01)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))
    c = work(1)
    for tg in (asyncio.TaskGroup(), tg):
        try:
            tg.create_task(c)
        except RuntimeError as e:
            print(e)
    try:
        async with tg:
            pass
    except RuntimeError as e:
        print(e)
    c = work(1)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(work(0, ValueError()))
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print(tg)
                tg.create_task(c)
    except* RuntimeError as e:
        print(e.exceptions)
    except* ValueError as e:
        print('value', e.exceptions)
    async with asyncio.TaskGroup() as tg:
        async def more(n):
            if n:
                tg.create_task(more(n - 1))
            await asyncio.sleep(0)
            print('more', n)
        tg.create_task(more(3))


asyncio.run(main())
