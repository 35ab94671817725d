import asyncio
from contextlib import asynccontextmanager, aclosing, AsyncExitStack


async def ticks(n):
    try:
        for i in range(n):
            await asyncio.sleep(0.001)
            yield i
    finally:
        print('ticks closed')


@asynccontextmanager
async def resource(name):
    print('open', name)
    await asyncio.sleep(0)
    try:
        yield name
    finally:
        await asyncio.sleep(0)
        print('close', name)


class Stream:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.n:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def main():
    async for i in ticks(3):
        print(i)
    print([x async for x in Stream(3)], {x: y async for x, y in aiter_pairs()})
    async with resource('r') as r, resource('s'):
        print(r)
    async with aclosing(ticks(100)) as t:
        async for i in t:
            if i == 1:
                break
    async with AsyncExitStack() as stack:
        for name in 'ab':
            await stack.enter_async_context(resource(name))
    try:
        async with asyncio.timeout(0.01):
            async for i in ticks(10000000):
                pass
    except TimeoutError:
        print('timeout')
    print(await anext(Stream(2)), await anext(Stream(0), 'default'))

    async def consume(name, n):
        return name, [x async for x in Stream(n)]

    print(await asyncio.gather(consume('a', 2), consume('b', 3)))


async def aiter_pairs():
    yield 1, 2
    yield 3, 4


asyncio.run(main())
