print(sum([]), sum([1, 2, 3]), sum([1, 2], 10), sum([0.1] * 10), sum([[1], [2]], []), sum((x for x in range(5)), start=100), sum([True, True]), sum([1, 2.5]), sum({1: "a", 2: "b"}), sum([(1,), (2,)], ()), sum([1j, 2]), sum(range(10 ** 3)), sum([10 ** 20, 1]))
class V:
    def __init__(self, n): self.n = n
    def __add__(self, o): return V(self.n + getattr(o, "n", o))
    __radd__ = __add__
print(sum([V(1), V(2)]).n)
for bad in (lambda: sum(["a"]), lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(5), lambda: sum([1, None]), lambda: sum([[1]]), lambda: sum(), lambda: sum([bytearray(1)], bytearray())):
    try:
        bad()
    except TypeError as e:
        print(e)
