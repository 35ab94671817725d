import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(n)
    return n


async def main():
    print(await asyncio.gather())
    print(await asyncio.gather(work(3), work(1), work(2)))
    print(await asyncio.gather(*[work(i) for i in range(4)]))
    same = asyncio.create_task(work(1))
    print(await asyncio.gather(same, same, work(2), same))
    other = asyncio.create_task(work(4))
    try:
        await asyncio.gather(work(1, True), other, work(2, True))
    except ValueError as e:
        print(repr(e), other.done())
    print(await other)
    print(await asyncio.gather(work(1, True), work(2), work(0, True), return_exceptions=True))
    cancelled = asyncio.create_task(work(100))
    asyncio.get_running_loop().call_later(0.01, cancelled.cancel)
    print(await asyncio.gather(cancelled, work(2), return_exceptions=True))
    cancelled = asyncio.create_task(work(100))
    asyncio.get_running_loop().call_later(0.01, cancelled.cancel, 'stop')
    try:
        await asyncio.gather(cancelled, work(2))
    except asyncio.CancelledError as e:
        print(repr(e))
    children = [asyncio.create_task(work(100)), asyncio.create_task(work(100))]
    together = asyncio.gather(*children)
    await asyncio.sleep(0)
    print(together.cancel(), together.cancelled())
    try:
        await together
    except asyncio.CancelledError as e:
        print(repr(e), [c.cancelled() for c in children], together.cancelled(), together.done())
    print(together.cancel())
    for bad in ((5,), (work,), (None, None)):
        try:
            await asyncio.gather(*bad)
        except TypeError as e:
            print(e)

    class Awaitable:
        def __await__(self):
            return work(1).__await__()

    print(await asyncio.gather(Awaitable(), work(0)))
    done = asyncio.get_running_loop().create_future()
    done.set_result('done')
    g = asyncio.gather(done, done)
    print(g.done(), await g)
    print(await asyncio.gather(asyncio.gather(work(0), work(1)), asyncio.gather(work(0))))


asyncio.run(main())
