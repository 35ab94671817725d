class L:
    def __add__(self, o): return NotImplemented
    def __sub__(self, o): return f"L-{type(o).__name__}"
class R:
    def __radd__(self, o): return f"R radd {type(o).__name__}"
    def __rsub__(self, o): return "never"
    def __rmul__(self, o): return "rmul"
    def __rtruediv__(self, o): return "rtruediv"
    def __rfloordiv__(self, o): return "rfloordiv"
    def __rmod__(self, o): return "rmod"
    def __rpow__(self, o): return "rpow"
    def __rdivmod__(self, o): return "rdivmod"
    def __rlshift__(self, o): return "rlshift"
    def __rrshift__(self, o): return "rrshift"
    def __rand__(self, o): return "rand"
    def __ror__(self, o): return "ror"
    def __rxor__(self, o): return "rxor"
    def __rmatmul__(self, o): return "rmatmul"
r = R()
print(L() + r, L() - r, 1 + r, "a" + r, [] + r, 2 * r, "x" * r, 1 / r, 1 // r, 5 % r, 2 ** r, divmod(1, r), 1 << r, 1 >> r, 1 & r, 1 | r, 1 ^ r, 1 @ r, None + r, 1.5 + r, {1} | r)
try:
    L() + 1
except TypeError as e:
    print(e)
try:
    r + 1
except TypeError as e:
    print(e)
