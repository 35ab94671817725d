class X:
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __divmod__(self, o): return ("divmod", o)
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __index__(self): return 7
    def __round__(self, n=None): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __complex__(self): return 2j
import math
x = X()
print(x ** 2, pow(x, 2, 3), divmod(x, 1), x // 1, x % 1, x << 1, x >> 1, x & 1, x | 1, x ^ 1, hex(x), round(x), round(x, 2), math.trunc(x), math.floor(x), math.ceil(x), complex(x), "abcdefgh"[x], range(x), [0] * x)
