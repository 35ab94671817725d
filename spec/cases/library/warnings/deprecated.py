import warnings
from warnings import deprecated


@deprecated("use new")
def f(x):
    "doc"
    return x * 2


@deprecated("no class", category=FutureWarning)
class C:
    def __init__(self, x=0):
        self.x = x


@deprecated("silent", category=None)
def g():
    return 1


with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter("always")
    print(f(2), C(3).x, g(), f.__deprecated__, f.__name__, f.__doc__)

    class D(C):
        pass

    D(1)
    print([(str(m.message), m.category.__name__) for m in w])
try:
    deprecated(3)
except TypeError as e:
    print(e)
try:
    deprecated("x")(3)
except TypeError as e:
    print(e)
