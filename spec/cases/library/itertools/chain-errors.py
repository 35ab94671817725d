from itertools import chain
c = chain([1], 5, [2])
print(next(c))
try:
    next(c)
except TypeError as e:
    print(e)
print(list(c))
def bad():
    yield 1
    raise ValueError("boom")
c = chain([0], bad(), [9])
got = []
try:
    for x in c:
        got.append(x)
except ValueError as e:
    print(e, got)
print(list(c))
for make in (lambda: chain(a=1), lambda: chain.from_iterable(), lambda: chain.from_iterable(3)):
    try:
        make()
    except TypeError as e:
        print(e)
