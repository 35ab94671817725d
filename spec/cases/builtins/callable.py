class A: pass
class C:
    def __call__(self): pass
print(callable(len), callable(A), callable(A()), callable(C()), callable(lambda: 0), callable(5), callable("x"), callable(None), callable(A().__init__), callable(str.upper), callable(type))
a = A()
a.__call__ = lambda: 1
print(callable(a))
# expect: True True False True True False False False True True True
# expect: False
