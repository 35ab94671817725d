from collections.abc import Iterator, Generator, Iterable, Coroutine, AsyncIterator, Awaitable
class Countdown(Iterator):
    def __init__(self, n): self.n = n
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), isinstance(Countdown(1), Iterable), iter(Countdown(1)) is not None)
class Echo(Generator):
    def send(self, value): return ("sent", value)
    def throw(self, kind, value=None, tb=None):
        raise kind
g = Echo()
print(next(g), g.send(5), g.close(), isinstance(g, Generator), isinstance((x for x in ()), Generator))
try:
    g.throw(ValueError)
except ValueError as e:
    print("thrown")
async def co(): pass
c = co()
print(isinstance(c, Coroutine), isinstance(c, Awaitable), isinstance(c, Iterable))
c.close()
