class A:
    class B:
        def m(self):
            def inner(): pass
            return inner
    lam = lambda self: 0
    @staticmethod
    def s(): pass
def outer():
    class L:
        def z(self): pass
    return L
print(A.B.m.__qualname__, A.B().m().__qualname__, A.lam.__qualname__, A.B.__qualname__, outer().__qualname__, outer().z.__qualname__, A.s.__qualname__)
# expect: A.B.m A.B.m.<locals>.inner A.<lambda> A.B outer.<locals>.L outer.<locals>.L.z A.s
