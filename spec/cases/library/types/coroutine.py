# types.coroutine makes the generators of a function awaitable.
import types


@types.coroutine
def pause(value):
    answer = yield value
    return answer


async def waits():
    first = await pause("a")
    return first, await pause("b")


coro = waits()
print(coro.send(None), coro.send(1))
try:
    coro.send(2)
except StopIteration as stop:
    print(stop.value)
print(type(pause(1)).__name__, pause.__name__, types.coroutine(pause) is pause, types.coroutine(waits) is waits)


@types.coroutine
def delegates():
    return (yield from waits())


coro = delegates()
print(coro.send(None))
coro.close()


unused = waits()


def plain():
    yield from unused


for action in (lambda: next(plain()), lambda: types.coroutine(5)):
    try:
        action()
    except TypeError as error:
        print(error)


async def bad():
    await plain()


try:
    bad().send(None)
except TypeError as error:
    print(error)
unused.close()
