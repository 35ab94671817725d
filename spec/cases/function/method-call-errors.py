class A:
    def m(self, x): return x
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls, x): return x
    def noself(): pass
    def __init__(self, n): self.n = n
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: A())  # expect: A.__init__() missing 1 required positional argument: 'n'
attempt(lambda: A(1, 2))  # expect: A.__init__() takes 2 positional arguments but 3 were given
attempt(lambda: A(1).m())  # expect: A.m() missing 1 required positional argument: 'x'
attempt(lambda: A(1).m(1, 2))  # expect: A.m() takes 2 positional arguments but 3 were given
attempt(lambda: A.m(1))  # expect: A.m() missing 1 required positional argument: 'x'
attempt(lambda: A(1).s())  # expect: A.s() missing 1 required positional argument: 'x'
attempt(lambda: A.c())  # expect: A.c() missing 1 required positional argument: 'x'
attempt(lambda: A.c(1, 2))  # expect: A.c() takes 2 positional arguments but 3 were given
attempt(lambda: A(1).noself())  # expect: A.noself() takes 0 positional arguments but 1 was given
attempt(lambda: A(1).m(y=2))  # expect: A.m() got an unexpected keyword argument 'y'
attempt(lambda: A(m=1))  # expect: A.__init__() got an unexpected keyword argument 'm'
