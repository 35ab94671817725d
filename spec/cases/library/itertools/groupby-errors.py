from itertools import groupby
def key(x):
    print("key", x)
    if x == 3:
        raise ValueError("three")
    return x // 2
it = groupby([0, 1, 3, 4], key)
k, g = next(it)
print(k, next(g), next(g))
try:
    next(g)
except ValueError as e:
    print(e)
try:
    for k, g in it:
        print(k, list(g))
except ValueError as e:
    print(e)
class Odd:
    def __init__(self, v): self.v = v
    def __eq__(self, other):
        print("eq", self.v, other.v)
        return self.v == other.v
print([(k.v, len(list(g))) for k, g in groupby([Odd(1), Odd(1), Odd(2)])])
for make in (lambda: groupby(), lambda: groupby(1), lambda: groupby([1], bad=1), lambda: list(groupby([1], 5))):
    try:
        make()
    except TypeError as e:
        print(e)
