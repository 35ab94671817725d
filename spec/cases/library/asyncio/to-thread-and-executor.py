import asyncio
import contextvars

var = contextvars.ContextVar('var', default=0)


def slow(a, b=1):
    return a + b + var.get()


async def main():
    print(await asyncio.to_thread(slow, 1))
    var.set(10)
    print(await asyncio.to_thread(slow, 1, b=5))
    loop = asyncio.get_running_loop()
    print((await loop.run_in_executor(None, slow, 2)) >= 3)
    print(await asyncio.gather(*(asyncio.to_thread(slow, i) for i in range(3))))
    try:
        await asyncio.to_thread(slow)
    except TypeError as e:
        print(e)


asyncio.run(main())
