import asyncio
from collections.abc import (AsyncGenerator, AsyncIterable, AsyncIterator, Awaitable, Buffer, Callable, Collection, Container, Coroutine, Generator, Hashable,
                             ItemsView, Iterable, Iterator, KeysView, Mapping, MappingView, MutableMapping, MutableSequence, MutableSet, Reversible, Sequence, Set, Sized, ValuesView)


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Numbers(Mapping):
    def __init__(self, n):
        self.n = n

    def __getitem__(self, key):
        if key in range(self.n):
            return key * key
        raise KeyError(key)

    def __iter__(self):
        return iter(range(self.n))

    def __len__(self):
        return self.n


m = Numbers(3)
keys, values, items = m.keys(), m.values(), m.items()
print(type(keys), type(values), type(items), len(keys), len(values), len(items))
print(isinstance(keys, KeysView), isinstance(values, ValuesView), isinstance(items, ItemsView), isinstance(keys, MappingView), isinstance({}.items(), ItemsView))
print(list(keys), list(values), list(items), 1 in keys, 4 in values, (2, 4) in items, (2, 5) in items, keys & {1, 9}, keys | {9}, keys - {0}, keys ^ {0, 7}, items & {(1, 1)})
print(m == {0: 0, 1: 1, 2: 4}, m.get(9, "-"), keys == {0, 1, 2}, keys.isdisjoint({5}), KeysView({"a": 1}), ItemsView({"a": 1}), ValuesView({"a": 1}))
attempt(lambda: m[9])


class Steps(AsyncGenerator):
    count = 0

    async def asend(self, value):
        self.count += 1
        if self.count > 2:
            raise StopAsyncIteration
        return self.count

    async def athrow(self, kind, value=None, traceback=None):
        raise kind


class Ticks(AsyncIterator):
    async def __anext__(self):
        raise StopAsyncIteration


async def main():
    print([x async for x in Steps()], [x async for x in Ticks()])
    steps = Steps()
    print(await steps.asend(None), await steps.__anext__())
    await steps.aclose()
    try:
        await steps.athrow(KeyError)
    except KeyError as error:
        print("KeyError")


asyncio.run(main())
print(isinstance(Steps(), AsyncIterable), isinstance(Steps(), AsyncIterator), isinstance(b"", Buffer), isinstance(5, Buffer), isinstance(len, Callable))
for cls, value in [(Awaitable, 5), (Collection, []), (Container, {}), (Coroutine, 5), (Generator, (x for x in "")), (Hashable, []), (Iterable, "x"), (Iterator, iter("")), (MutableMapping, {}),
                   (MutableSequence, []), (MutableSet, set()), (Reversible, {}), (Sequence, range(3)), (Set, frozenset()), (Sized, 5)]:
    print(cls.__name__, isinstance(value, cls))
    attempt(cls)
print(Callable[[int], str], Mapping[str, int], AsyncGenerator[int, None], Generator[int, str, None])
attempt(lambda: Callable[int])
