print(format(5), format(None), format([1]), format("a", ""), format(1.5), format(True), format(3 + 4j), format({1: 2}), format(2 ** 100, "x"))
class A: pass
try:
    format(A(), "x")
except TypeError as e:
    print(e)
class B:
    def __format__(self, spec): return 5
try:
    format(B())
except TypeError as e:
    print(e)
# expect: 5 None [1] a 1.5 True (3+4j) {1: 2} 10000000000000000000000000
# expect: unsupported format string passed to A.__format__
# expect: __format__ must return a str, not int
