class A:
    __x = 1
    def __init__(self): self.__y = 2
    def get(self): return self.__x, self.__y
    def __m(self): return "m"
    def call(self): return self.__m()
    def kw(self, __arg=5): return __arg
    __dunder__ = 3
a = A()
print(a.get(), a.call(), a._A__x, a._A__y, a.kw(), A.__dunder__, sorted(vars(a)), hasattr(a, "__x"))
class B(A):
    def peek(self):
        try:
            return self.__y
        except AttributeError as e:
            return str(e)
print(B().peek())
print(a.kw(_A__arg=7))
# expect: (1, 2) m 1 2 5 3 ['_A__y'] False
# expect: 'B' object has no attribute '_B__y'
# expect: 7
