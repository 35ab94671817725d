def f(self, x): return self, x
print(f.__get__(5)(1), f.__get__("a", str)("b"), f.__get__(None, int) is f)
class A: pass
a = A()
A.m = f
a.n = f
print(a.m(1)[1], a.n(1, 2))
a.bound = f.__get__(a, A)
print(a.bound(3)[0] is a, type(a.bound).__name__, type(A.m).__name__)
print(len.__get__ if hasattr(len, "__get__") else "len is no descriptor", hasattr(f, "__get__"), hasattr(str.upper, "__get__"), str.upper.__get__("x")())
# expect: (5, 1) ('a', 'b') True
# expect: 1 (1, 2)
# expect: True method function
# expect: len is no descriptor True True X
