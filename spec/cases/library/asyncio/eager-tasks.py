import asyncio


async def work(log, n, waits):
    log.append(f'{n} starts')
    if waits:
        await asyncio.sleep(0)
    log.append(f'{n} ends')
    return n


async def main():
    log = []
    loop = asyncio.get_running_loop()
    print(loop.get_task_factory())
    loop.set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(work(log, 1, False))
    b = asyncio.create_task(work(log, 2, True), name='b')
    print(log, a.done(), b.done(), b.get_name())
    print(await a, await b, log)
    loop.set_task_factory(None)

    def factory(loop, coro, **kwargs):
        print('factory', sorted(kwargs))
        return asyncio.Task(coro, loop=loop, **kwargs)

    loop.set_task_factory(factory)
    print(await asyncio.create_task(work(log, 3, False)))
    try:
        loop.set_task_factory(5)
    except TypeError as e:
        print(e)
    loop.set_task_factory(None)


asyncio.run(main())
