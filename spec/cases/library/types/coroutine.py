from types import coroutine


@coroutine
def pause(value):
    got = yield value
    return got * 2


async def main():
    a = await pause("first")
    b = await pause("second")
    return a + b


c = main()
print(c.send(None), c.send(3))
try:
    c.send(4)
except StopIteration as e:
    print(e.value)


@coroutine
def plain():
    return main()


d = plain()
print(d.send(None))
d.close()
try:
    coroutine(3)
except TypeError as e:
    print(e)
print(pause.__name__)
