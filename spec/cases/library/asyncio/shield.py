import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(n)
    print('work done', n)
    return n


async def main():
    print(await asyncio.shield(work(1)))
    inner = asyncio.create_task(work(3))
    outer = asyncio.shield(inner)

    async def waits():
        return await outer

    t = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print('cancelled', outer.cancelled(), inner.done())
    print(await inner)
    print(asyncio.shield(inner) is inner)
    try:
        await asyncio.shield(work(1, True))
    except ValueError as e:
        print(repr(e))
    inner = asyncio.create_task(work(100))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print(outer.cancelled(), inner.cancelled())
    try:
        asyncio.shield(5)
    except TypeError as e:
        print(e)


asyncio.run(main())
