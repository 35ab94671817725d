# A StopIteration out of a callback ends the iterator that called it: C cannot tell it from the end.
from itertools import accumulate, dropwhile, filterfalse, groupby, starmap, takewhile


def stop(x, *rest):
    if x == 3:
        raise StopIteration("three")
    return x


print(list(map(stop, [1, 2, 3, 4])))
print(list(map(stop, [1, 2, 3, 4], [5, 6, 7, 8])))
print(list(filter(stop, [1, 2, 3, 4])))
it = map(stop, [1, 3, 5])
print(next(it))
try:
    next(it)
except StopIteration as error:
    print("ended with", error.value)
print(next(it), list(it))
print(list(starmap(stop, [(1, 2), (3, 4), (5, 6)])))
print(list(starmap(stop, [[1, 2], [3, 4], [5, 6]])))
print(list(takewhile(stop, [1, 2, 3, 4])))
print(list(dropwhile(stop, [1, 3, 4])))
print(list(filterfalse(stop, [0, 0, 3, 0])))
print(list(accumulate([1, 3, 5, 3], lambda a, b: stop(b))))
print([(key, list(group)) for key, group in groupby([1, 1, 2, 3, 4], stop)])
print(sum(map(stop, [1, 2, 3])), max(map(stop, [1, 2, 3])), sorted(map(stop, [2, 1, 3])))
for x in map(stop, [1, 3]):
    print(x)
else:
    print("else")


class Falsy:
    def __bool__(self):
        raise StopIteration


print(list(filter(None, [1, Falsy(), 2])))
print(list(filter(lambda x: x, [1, Falsy(), 2])))


def generator():
    yield from map(stop, [1, 3])
    yield "after"


print(list(generator()))
try:
    print(min([1, 3], key=stop))
except StopIteration as error:
    print("out of min", error.value)
