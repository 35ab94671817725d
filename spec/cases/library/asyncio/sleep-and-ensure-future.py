import asyncio


async def work():
    return 'worked'


class Awaitable:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return 'awaited'


async def main():
    print(await asyncio.sleep(0), await asyncio.sleep(0, 'now'), await asyncio.sleep(0.01, 'later'))
    print(await asyncio.sleep(-1, 'before'))
    for bad in (float('nan'), 'x', None):
        try:
            await asyncio.sleep(bad)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    f = asyncio.ensure_future(work())
    print(asyncio.ensure_future(f) is f, await f)
    print(await asyncio.ensure_future(Awaitable()))
    for bad in (5, work, 'x'):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            print(e)
    other = asyncio.new_event_loop()
    try:
        asyncio.ensure_future(f, loop=other)
    except ValueError as e:
        print(e)
    foreign = other.create_future()

    async def waits():
        await foreign

    try:
        await asyncio.create_task(waits())
    except RuntimeError as e:
        print(str(e)[-30:])
    other.close()
    loop = asyncio.get_running_loop()
    a = loop.time()
    await asyncio.sleep(0.02)
    print(0.019 < loop.time() - a < 5)
    print(asyncio.iscoroutine(c := work()), asyncio.iscoroutine(work), asyncio.iscoroutine(f), asyncio.iscoroutine(5))
    c.close()
    print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(print), asyncio.iscoroutinefunction(Awaitable))


asyncio.run(main())
