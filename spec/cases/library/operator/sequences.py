import operator as o

d = {"a": 1}
o.setitem(d, "b", 2)
print(d, o.getitem(d, "a"), o.contains(d, "b"))
o.delitem(d, "a")
print(d)
print(o.concat([1], [2]), o.concat("a", "b"), o.countOf([1, 2, 1, True], 1), o.indexOf(iter("abc"), "c"))
print(o.length_hint([1, 2]), o.length_hint(iter([1, 2, 3])), o.length_hint(3), o.length_hint(3, 7))


class Hint:
    def __init__(self, h):
        self.h = h

    def __length_hint__(self):
        return self.h


print(o.length_hint(Hint(4)), o.length_hint(Hint(NotImplemented), 9))
for call in (
    lambda: o.length_hint(Hint("x")),
    lambda: o.length_hint(Hint(-1)),
    lambda: o.length_hint(3, "a"),
    lambda: o.concat(1, 2),
    lambda: o.concat({}, []),
    lambda: o.concat([1], 2),
    lambda: o.countOf(3, 1),
    lambda: o.indexOf([1], 2),
    lambda: o.getitem([1], 3),
    lambda: o.delitem({}, 1),
    lambda: o.call(),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(o.call(max, 3, 1, key=lambda x: -x), o.call(dict, a=1))
