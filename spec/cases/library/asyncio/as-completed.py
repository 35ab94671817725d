import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(n)
    return n


async def main():
    for first in asyncio.as_completed([work(3), work(1), work(2)]):
        print(await first)
    tasks = {asyncio.create_task(work(n)): n for n in (3, 1, 2)}
    async for task in asyncio.as_completed(tasks):
        print(tasks[task], task.result())
    for first in asyncio.as_completed([work(1), work(2, True)]):
        try:
            print(await first)
        except ValueError as e:
            print(repr(e))
    for first in asyncio.as_completed([work(1), work(100)], timeout=0.3):
        try:
            print(await first)
        except TimeoutError as e:
            print(repr(e))
    try:
        async for task in asyncio.as_completed([work(1), work(100)], timeout=0.3):
            print(await task)
    except TimeoutError as e:
        print(repr(e))
    print(list(asyncio.as_completed([])))
    c = work(1)
    for bad in (c, 5, asyncio.ensure_future(work(0))):
        try:
            asyncio.as_completed(bad)
        except TypeError as e:
            print(e)
    c.close()


asyncio.run(main())
