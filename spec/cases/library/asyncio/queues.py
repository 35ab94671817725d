import asyncio
import re


def shown(x):
    return re.sub(' at 0x[0-9a-f]+', '', repr(x))


async def main():
    q = asyncio.Queue(2)
    print(shown(q), q, q.maxsize, q.empty(), q.full(), q.qsize())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    await q.put(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print(repr(e))
    print(shown(q), q.full())
    p = asyncio.create_task(q.put(3))
    await asyncio.sleep(0)
    print(shown(q))
    print(await q.get(), q.get_nowait(), await q.get(), p.done())
    for _ in range(3):
        q.task_done()
    await q.join()
    try:
        q.task_done()
    except ValueError as e:
        print(e)
    g = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    print(shown(q))
    g[0].cancel()
    await q.put('a')
    await q.put('b')
    print(await asyncio.gather(*g, return_exceptions=True))

    q = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        q.put_nowait(x)
    print([await q.get() for _ in range(3)])
    q = asyncio.LifoQueue()
    for x in (3, 1, 2):
        q.put_nowait(x)
    print(q, [q.get_nowait() for _ in range(3)])

    q = asyncio.Queue()
    log = []

    async def worker(n):
        while True:
            item = await q.get()
            await asyncio.sleep(0.02 * item)
            log.append((n, item))
            q.task_done()

    workers = [asyncio.create_task(worker(i)) for i in range(2)]
    for item in (5, 1, 1, 9):
        await q.put(item)
    await q.join()
    print(log)
    for w in workers:
        w.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*workers, return_exceptions=True)])

    q = asyncio.Queue(1)
    await q.put('left')
    blocked = asyncio.create_task(q.put('never'))
    await asyncio.sleep(0)
    q.shutdown()
    print(shown(q), await asyncio.gather(blocked, return_exceptions=True))
    for f in (lambda: q.put_nowait(1), q.get_nowait, q.get_nowait):
        try:
            print(f())
        except asyncio.QueueShutDown as e:
            print(repr(e))
    q = asyncio.Queue()
    q.put_nowait(1)
    q.shutdown(immediate=True)
    print(shown(q), q.qsize())
    await q.join()
    try:
        await q.get()
    except asyncio.QueueShutDown as e:
        print(repr(e))
    q = asyncio.Queue()
    g = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.shutdown()
    print(await asyncio.gather(g, return_exceptions=True))
    print(asyncio.Queue[int])


asyncio.run(main())
