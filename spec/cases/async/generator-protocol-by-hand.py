def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def numbers(log):
    try:
        received = yield 1
        log.append(received)
        try:
            yield 2
        except ValueError as error:
            log.append(f"caught {error}")
            yield "recovered"
        yield 3
    finally:
        log.append("closed")


async def main():
    log = []
    agen = numbers(log)
    print(await agen.__anext__(), await agen.asend("hello"), await agen.athrow(ValueError("v")), log)
    await agen.aclose()
    print(log, await anext(agen, "over"))
    try:
        await anext(agen)
    except StopAsyncIteration:
        print("stop")
    log.clear()
    async for value in numbers(log):
        print("value", value)
        if value == 2:
            break
    print([x async for x in numbers([]) if x != 2], {x: y async for x in numbers([]) for y in "z"})
    print(sum([x async for x in numbers([])]), aiter(agen) is agen)
    return "returned"


print(run(main()))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


class Manager:
    async def __aenter__(self):
        print("enter")
        return self

    async def __aexit__(self, kind, error, traceback):
        print("exit", kind and kind.__name__)
        return True


async def second():
    async with Manager() as a, Manager():
        async for n in Countdown(3):
            print(n)
        else:
            print("else")
        raise KeyError("swallowed")
    print("after", type(a).__name__)


run(second())
