import operator as o

for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor"):
    print(name, getattr(o, name)(13, 3))
print(o.add("a", "b"), o.mul([1], 2), o.mod("%s!", "x"), o.add(1.5, 2))
print(o.neg(3), o.pos(-3), o.abs(-3), o.inv(5), o.invert(5), o.neg(2.5), o.neg(True), o.index(True), o.abs(-2.5))
print(o.truth([]), o.not_([]), o.is_(None, None), o.is_not(1, None))


class M:
    def __matmul__(self, other):
        return "matmul"

    def __imatmul__(self, other):
        return "imatmul"


print(o.matmul(M(), 1), o.imatmul(M(), 1))
for call in (
    lambda: o.add(1, "a"),
    lambda: o.isub("a", 1),
    lambda: o.neg("a"),
    lambda: o.inv("a"),
    lambda: o.abs("a"),
    lambda: o.index(2.0),
    lambda: o.truediv(1, 0),
    lambda: o.add(1),
    lambda: o.add(1, 2, 3),
    lambda: o.imatmul(1, 2),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(o.__add__ is o.add, o.__and__ is o.and_, o.__iadd__ is o.iadd, o.add.__name__)
