from contextlib import closing, nullcontext, suppress

with suppress(ZeroDivisionError, KeyError):
    1 / 0
    print("not reached")
try:
    with suppress(KeyError):
        raise ValueError("through")
except ValueError as e:
    print(e)
with suppress(LookupError):
    {}["a"]
with suppress():
    pass
s = suppress(ValueError)
for _ in range(2):
    with s:
        raise ValueError
with suppress(ValueError):
    raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
try:
    with suppress(ValueError):
        raise ExceptionGroup("g", [ValueError(1), KeyError(2)])
except ExceptionGroup as g:
    print(g.exceptions)
with nullcontext() as n, nullcontext([1]) as m:
    print(n, m)


class Conn:
    def __init__(self):
        self.closed = False

    def close(self):
        self.closed = True


with closing(Conn()) as c:
    print(c.closed)
print(c.closed)
try:
    with closing(3):
        pass
except AttributeError as e:
    print(e)


def gen():
    try:
        yield 1
    finally:
        print("generator closed")


with closing(gen()) as g:
    print(next(g))
