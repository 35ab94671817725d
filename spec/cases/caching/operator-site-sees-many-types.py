def add(a, b): return a + b
def less(a, b): return a < b
class V:
    def __add__(self, o): return "V+"
    def __radd__(self, o): return "+V"
    def __lt__(self, o): return "V<"
pairs = [(1, 2), (1.5, 2), (2, 1.5), ("a", "b"), ([1], [2]), ((1,), (2,)), (True, True), (10 ** 20, 1), (2 ** 53, 1), (1j, 1), (b"a", b"b"), (V(), 1), (1, V()), (-1, -2 ** 53)]
for a, b in pairs * 2:
    print(add(a, b), end=" ")
print()
print([less(a, b) for a, b in pairs if not isinstance(a, complex) and not isinstance(b, V)])
for bad in ((1, "a"), ("a", 1), (None, 1)):
    for f in (add, less):
        try:
            f(*bad)
        except TypeError as e:
            print(e)
