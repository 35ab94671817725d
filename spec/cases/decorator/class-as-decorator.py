class CountCalls:
    def __init__(self, f):
        self.f = f
        self.count = 0
        self.__doc__ = f.__doc__
    def __call__(self, *a):
        self.count += 1
        return self.f(*a)
@CountCalls
def square(x):
    """Squares."""
    return x * x
print(square(3), square(4), square.count, square.__doc__)  # expect: 9 16 2 Squares.
class M:
    @CountCalls
    def m(self): return "never bound"
try:
    M().m()
except TypeError as e:
    print(e)  # expect: M.m() missing 1 required positional argument: 'self'
