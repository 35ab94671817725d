import asyncio
import contextlib
import io
import sys


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


buffer = io.StringIO()
with contextlib.redirect_stdout(buffer):
    print("hidden")
with contextlib.redirect_stderr(buffer):
    sys.stderr.write("error\n")
print(repr(buffer.getvalue()))


class Timer(contextlib.AsyncContextDecorator):
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, *details):
        print("exit", details[0])
        return False


@Timer()
async def work(x):
    print("work", x)
    return x * 2


class Plain(contextlib.AbstractAsyncContextManager):
    async def __aexit__(self, *details):
        return True


@contextlib.asynccontextmanager
async def resource(name):
    print("open", name)
    try:
        yield name
    finally:
        print("close", name)


class Closing:
    async def aclose(self):
        print("aclosed")


async def main():
    print(await work(5))
    async with Plain() as plain:
        raise ValueError
    print(isinstance(plain, contextlib.AbstractAsyncContextManager))
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(resource("a")))
        stack.push_async_callback(asyncio.sleep, 0)
        stack.callback(print, "callback")
        stack.push_async_exit(Plain())
        print(stack.enter_context(contextlib.nullcontext(3)))
    stack = contextlib.AsyncExitStack()
    await stack.enter_async_context(resource("b"))
    kept = stack.pop_all()
    await stack.aclose()
    print("still open")
    await kept.aclose()
    async with contextlib.aclosing(Closing()):
        pass
    async with contextlib.nullcontext(4) as four:
        print(four)
    try:
        await contextlib.AsyncExitStack().enter_async_context(5)
    except TypeError as error:
        print(error)
    try:
        async with resource("c"):
            raise KeyError("inside")
    except KeyError as error:
        print("KeyError", error)


asyncio.run(main())


@contextlib.contextmanager
def broken():
    if False:
        yield


@contextlib.contextmanager
def twice():
    yield 1
    yield 2


def enter(manager):
    with manager as value:
        return value


attempt(enter, broken())
attempt(enter, twice())
attempt(enter, 5)
attempt(contextlib.ExitStack().enter_context, 5)
with contextlib.suppress(KeyError, ValueError) as nothing:
    raise KeyError
print(nothing, contextlib.nullcontext().enter_result)
with contextlib.ExitStack() as stack:
    stack.callback(print, "last")
    stack.push(lambda *details: print("pushed", details[0]) or True)
    raise ValueError


@contextlib.contextmanager
def deco():
    print("before")
    yield
    print("after")


@deco()
def decorated():
    print("in")


decorated()
decorated()
