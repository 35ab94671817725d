import copy

a = [1, [2, 3], {"k": [4]}]
b = copy.copy(a)
b[1].append(9)
b.append(5)
print(a, b, b is a, b[1] is a[1])
for x in (1, 2.5, "s", None, True, (1, 2), frozenset({1}), b"x", range(3), len, int, ..., NotImplemented):
    print(copy.copy(x) is x, end=" ")
print()
d = {"a": [1]}
e = copy.copy(d)
e["b"] = 2
print(d, e, e["a"] is d["a"])
s = {1, 2}
t = copy.copy(s)
t.add(3)
print(sorted(s), sorted(t))
ba = bytearray(b"abc")
bb = copy.copy(ba)
bb[0] = 65
print(ba, bb)


class P:
    def __init__(self, x, y):
        self.x, self.y = x, y


p = P(1, [2])
q = copy.copy(p)
q.x = 5
q.y.append(3)
print(p.x, p.y, q.x, q.y, type(q).__name__, q is p)
it = iter([1, 2, 3])
next(it)
jt = copy.copy(it)
print(list(jt), list(it))
