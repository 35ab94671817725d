from itertools import pairwise
print(list(pairwise("ABCD")), list(pairwise("A")), list(pairwise("")), list(pairwise(range(3))), [b - a for a, b in pairwise([1, 4, 9, 16])])
p = pairwise(iter([1, 2, 3]))
print(next(p), next(p), next(p, "end"), next(p, "end"))
for args in ((), (1,), ([], [])):
    try:
        pairwise(*args)
    except TypeError as e:
        print(e)
def bad():
    yield 1
    yield 2
    raise ValueError("boom")
p = pairwise(bad())
print(next(p))
try:
    next(p)
except ValueError as e:
    print(e)
