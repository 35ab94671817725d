# asend() and athrow() objects: one at a time, once, and closed for good.
class Pause:
    def __await__(self):
        yield "pause"


class Mine(Exception):
    pass


async def numbers():
    while True:
        try:
            await Pause()
        except Mine:
            pass
    yield


def attempt(action):
    try:
        print(action())
    except (RuntimeError, StopIteration, TypeError, Mine) as error:
        print(type(error).__name__, error)


agen = numbers()
first = agen.asend(None)
attempt(lambda: first.send(None))
second = agen.asend(None)
attempt(lambda: second.throw(Mine))
attempt(lambda: second.send(None))
third = agen.athrow(Mine)
attempt(lambda: third.send(None))
attempt(lambda: third.throw(Mine))
attempt(lambda: agen.aclose().send(None))


async def stubborn():
    try:
        await Pause()
    except GeneratorExit:
        await Pause()
    yield


step = stubborn().asend(None)
step.send(None)
attempt(step.close)


async def simple():
    yield 1


step = simple().asend(None)
attempt(step.close)
attempt(lambda: step.send(None))
attempt(lambda: simple().athrow(None).send(None))


class Broken:
    def __aiter__(self):
        return self

    def __anext__(self):
        return self

    def __await__(self):
        1 / 0


async def loop():
    async for _ in Broken():
        pass


try:
    loop().send(None)
except TypeError as error:
    print(error, "-", repr(error.__cause__), repr(error.__context__))
