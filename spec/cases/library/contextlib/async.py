from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


def run(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as e:
        return e.value


@asynccontextmanager
async def session(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


async def main():
    async with session("a") as s:
        print(s)
    try:
        async with session("b"):
            raise ValueError("inside")
    except ValueError as e:
        print("caught", e)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(session("c"))
        stack.callback(print, "sync callback")

        async def later(x):
            print("async callback", x)

        stack.push_async_callback(later, 5)

        async def exit(*details):
            print("exit", details[0])
            return True

        stack.push_async_exit(exit)
        raise KeyError("gone")
    async with nullcontext(3) as n:
        print(n)

    async def numbers():
        try:
            yield 1
            yield 2
        finally:
            print("numbers closed")

    async with aclosing(numbers()) as ns:
        async for n in ns:
            print(n)
            break

    @session("deco")
    async def f(x):
        return x + 1

    print(await f(1))
    try:
        await AsyncExitStack().enter_async_context(3)
    except TypeError as e:
        print(e)

    @asynccontextmanager
    async def never():
        if False:
            yield

    try:
        async with never():
            pass
    except RuntimeError as e:
        print(e)
    return "done"


print(run(main()))
