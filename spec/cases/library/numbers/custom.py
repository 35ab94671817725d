from numbers import Integral, Number, Rational, Real


class Mod7(Number):
    def __init__(self, n):
        self.n = n % 7


class Half(Rational):
    def __init__(self, twice):
        self.twice = twice

    numerator = property(lambda self: self.twice)
    denominator = property(lambda self: 2)

    def _op(self, *args):
        return NotImplemented

    __add__ = __radd__ = __neg__ = __pos__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __pow__ = __rpow__ = _op
    __abs__ = __eq__ = __trunc__ = __floor__ = __ceil__ = __round__ = __floordiv__ = __rfloordiv__ = _op
    __mod__ = __rmod__ = __lt__ = __le__ = _op
    __hash__ = None


h = Half(5)
print(float(h), h.imag, isinstance(h, Real), isinstance(Mod7(3), Number), isinstance(Mod7(3), Real))


class Celsius:
    pass


Real.register(Celsius)
print(issubclass(Celsius, Real), issubclass(Celsius, Integral))


def describe(x):
    match x:
        case Integral():
            return "whole"
        case Real():
            return "real"
        case Number():
            return "number"
        case _:
            return "other"


print([describe(x) for x in (1, 2.0, 1j, "a", True)])
