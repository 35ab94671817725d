# A number class of one's own, by the abstract methods it calls.
import numbers
import contextlib
import abc
import queue
import types
import collections.abc


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


class Pair(numbers.Complex):
    def __init__(self, real, imag):
        self.r, self.i = real, imag

    real = property(lambda self: self.r)
    imag = property(lambda self: self.i)

    def conjugate(self):
        super().conjugate
        return Pair(self.r, -self.i)

    def __complex__(self):
        return complex(self.r, self.i)

    def __add__(self, other):
        return Pair(self.r + other.r, self.i + other.i)

    __radd__ = __add__

    def __neg__(self):
        return Pair(-self.r, -self.i)

    def __pos__(self):
        return self

    def __mul__(self, other):
        return NotImplemented

    __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = __mul__

    def __abs__(self):
        return abs(complex(self))

    def __eq__(self, other):
        return complex(self) == complex(other)

    def __repr__(self):
        return f"Pair({self.r}, {self.i})"


one = Pair(1, 2)
print(one.conjugate(), one - Pair(3, 1), Pair(5, 5) - one, bool(Pair(0, 0)), bool(one), abs(Pair(3, 4)))
show("multiplied", lambda: one * one)
show("Complex()", numbers.Complex)
show("conjugate", numbers.Complex.conjugate, one)


class Both(contextlib.ContextDecorator):
    def __enter__(self):
        print("in")
        return self

    def __exit__(self, *details):
        print("out")


@Both()
def decorated(x):
    print("body", x)


decorated(1)
show("ContextDecorator", lambda: contextlib.ContextDecorator()(lambda: 1)())
show("ContextDecorator()", contextlib.ContextDecorator, 1)
show("AsyncContextDecorator()", contextlib.AsyncContextDecorator, 1)
print(type(contextlib.AsyncContextDecorator()).__name__, type(abc.ABC()).__name__)
show("ABC()", abc.ABC, 1)
simple = queue.SimpleQueue()
show("put()", simple.put)
show("put_nowait()", simple.put_nowait)
show("put", simple.put, 1, timeout=-1)
show("get_nowait", simple.get_nowait)
show("get_nowait", simple.get_nowait)


class Generator(collections.abc.AsyncGenerator):
    async def asend(self, value):
        await super().asend(value)

    async def athrow(self, kind, value=None, traceback=None):
        await super().athrow(kind, value, traceback)


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


show("asend", drive, Generator().asend(1))
show("anext", drive, Generator().__anext__())
show("athrow", drive, Generator().athrow(ValueError))
show("athrow", drive, Generator().athrow(ValueError, ValueError("v")))
show("aclose", drive, Generator().aclose())
show("asend()", collections.abc.AsyncGenerator.asend)


async def coroutine():
    return 1


made = coroutine()
show("send()", made.send)
show("send(3)", made.send, 3)
show("throw()", made.throw)
show("throw", made.throw, 3)
show("throw", made.throw, ValueError("thrown"))


async def numbers_of():
    yield 1


generator = numbers_of()
show("asend()", generator.asend)
show("asend", drive, generator.asend(1))
show("athrow", drive, generator.athrow(KeyError("k")))


class Row(collections.abc.MutableSequence):
    def __init__(self):
        self.items = []

    def __getitem__(self, at):
        return self.items[at]

    def __setitem__(self, at, value):
        self.items[at] = value

    def __delitem__(self, at):
        del self.items[at]

    def __len__(self):
        return len(self.items)

    def insert(self, at, value):
        self.items.insert(at, value)


row = Row()
row.append(1)
row.extend([2, 3])
row.extend(row)
print(row.items)
show("append()", row.append)
show("extend()", row.extend)
show("extend", row.extend, 3)
show("count()", row.count)


class Table(collections.abc.Mapping):
    def __getitem__(self, key):
        raise {"k": KeyError, "v": ValueError}[key](key)

    def __iter__(self):
        return iter("kv")

    def __len__(self):
        return 2


show("get", Table().get, "k", 5)
show("get", Table().get, "v")
show("get()", Table().get)
