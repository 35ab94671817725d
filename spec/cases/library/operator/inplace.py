import operator as o

a = [1]
b = o.iadd(a, [2])
print(a, b is a)
print(o.iadd(1, 2), o.isub(5, 3), o.imul("ab", 2), o.itruediv(1, 4), o.ifloordiv(7, 2), o.imod(7, 4), o.ipow(2, 5))
print(o.ilshift(1, 4), o.irshift(16, 2), o.iand(6, 3), o.ior(6, 3), o.ixor(6, 3), o.iconcat([1], [2]))
s = {1}
print(o.ior(s, {2}) is s, s)


class Acc:
    def __init__(self):
        self.items = []

    def __iadd__(self, x):
        self.items.append(x)
        return self


acc = Acc()
print(o.iadd(acc, 5) is acc, acc.items)
for call in (lambda: o.iconcat(1, 2), lambda: o.iadd({}, 1), lambda: o.iadd([1], 2)):
    try:
        call()
    except TypeError as e:
        print(e)
