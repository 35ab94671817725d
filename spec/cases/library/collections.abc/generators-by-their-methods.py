# What the abstract generators, coroutines, sequences and sets give to a class that has only the abstract methods.
from collections.abc import AsyncGenerator, Coroutine, Generator, ItemsView, KeysView, Mapping, MutableSequence, MutableSet, ValuesView


def attempt(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)


class Echo(Generator):
    def __init__(self):
        self.sent = []

    def send(self, value):
        self.sent.append(value)
        if len(self.sent) > 3:
            raise StopIteration("done")
        return len(self.sent)

    def throw(self, kind, value=None, traceback=None):
        return super().throw(kind, value, traceback)


echo = Echo()
print(next(echo), echo.send("x"), iter(echo) is echo)
attempt("throw", lambda: echo.throw(ValueError))
attempt("throw value", lambda: echo.throw(KeyError, "k"))
attempt("throw made", lambda: echo.throw(TypeError("t")))
print(echo.close(), next(echo))
attempt("end", lambda: next(echo))
attempt("abstract", lambda: Generator())
attempt("send of the base", lambda: Generator.send(echo, 1))
attempt("throw of the base", lambda: Generator.throw(echo, ValueError("v")))


class Stubborn(Echo):
    def throw(self, kind, value=None, traceback=None):
        return 5


attempt("ignored exit", lambda: Stubborn().close())


class Later(Coroutine):
    def __await__(self):
        yield 1

    def send(self, value):
        raise StopIteration(value)

    def throw(self, kind, value=None, traceback=None):
        return super().throw(kind, value, traceback)


later = Later()
attempt("coroutine send", lambda: later.send(3))
attempt("coroutine throw", lambda: later.throw(OSError, OSError("o")))
print("closed", later.close())
attempt("coroutine base", lambda: Coroutine.send(later, 1))


class Ticks(AsyncGenerator):
    async def asend(self, value):
        if value == "stop":
            raise StopAsyncIteration
        return value

    async def athrow(self, kind, value=None, traceback=None):
        return await super().athrow(kind, value, traceback)


def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value


ticks = Ticks()
print(drive(ticks.asend(4)), drive(ticks.__anext__()), ticks.__aiter__() is ticks)
attempt("athrow", lambda: drive(ticks.athrow(ValueError, ValueError("v"))))
attempt("asend", lambda: drive(ticks.asend("stop")))
print(drive(ticks.aclose()))


class Items(MutableSequence):
    def __init__(self, *items):
        self.items = list(items)

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __setitem__(self, index, value):
        self.items[index] = value

    def __delitem__(self, index):
        del self.items[index]

    def insert(self, index, value):
        self.items.insert(index, value)


items = Items(1, 2, 2, 3)
items.append(4)
items.extend([5, 6])
items.extend(items)
items.reverse()
items += [9]
items.remove(6)
items.insert(0, 0)
print(items.items, items.pop(), items.pop(0), items.index(2), items.count(2), 5 in items, list(reversed(items)))
attempt("index", lambda: items.index(77))
attempt("index from", lambda: items.index(6, 5))
attempt("remove", lambda: items.remove(77))
attempt("pop", lambda: items.pop(77))
items.clear()
attempt("empty", lambda: items.pop())
attempt("base insert", lambda: MutableSequence.insert(items, 0, 1))


class Letters(MutableSet):
    def __init__(self, letters=()):
        self.letters = list(letters)

    def __contains__(self, value):
        return value in self.letters

    def __iter__(self):
        return iter(self.letters)

    def __len__(self):
        return len(self.letters)

    def add(self, value):
        if value not in self.letters:
            self.letters.append(value)

    def discard(self, value):
        if value in self.letters:
            self.letters.remove(value)


letters = Letters("abc")
letters |= {"d"}
letters ^= {"a", "e"}
letters -= {"b"}
letters.add("f")
letters.remove("f")
print(sorted(letters), letters.pop(), letters.isdisjoint("xyz"), letters.isdisjoint("d"), sorted(letters & "de"), letters <= Letters("cde"))
attempt("remove", lambda: letters.remove("q"))
letters.clear()
attempt("pop", lambda: letters.pop())
attempt("base add", lambda: MutableSet.add(letters, 1))
attempt("base discard", lambda: MutableSet.discard(letters, 1))


class Squares(Mapping):
    def __getitem__(self, key):
        if not isinstance(key, int) or key > 3:
            raise KeyError(key)
        return key * key

    def __iter__(self):
        return iter(range(4))

    def __len__(self):
        return 4


squares = Squares()
print(squares.get(2), squares.get(9), squares.get(9, "none"), 3 in squares, 7 in squares, dict(squares), squares == {0: 0, 1: 1, 2: 4, 3: 9})
print(list(KeysView(squares)), list(ValuesView(squares)), list(ItemsView(squares)), ItemsView(squares).isdisjoint({(5, 5)}), KeysView(squares) & {1, 9})
attempt("view of nothing", lambda: len(KeysView(3)))
attempt("isdisjoint", lambda: ItemsView(squares).isdisjoint(3))
attempt("missing", lambda: squares[10])
