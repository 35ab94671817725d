import operator as o

for name in ("lt", "le", "eq", "ne", "ge", "gt"):
    f = getattr(o, name)
    print(name, f(1, 2), f(2, 2), f("b", "a"), f([1, 2], [1, 3]))


class V:
    def __lt__(self, other):
        return "less"

    def __eq__(self, other):
        return [other]


print(o.lt(V(), 1), o.gt(1, V()), o.eq(V(), 3), o.ne(V(), 3))
try:
    o.lt(1, "a")
except TypeError as e:
    print(e)
print(sorted([3, 1, 2], key=o.neg), o.eq(1, 1.0), o.eq(float("nan"), 1))
