import numbers
from numbers import Complex, Integral, Number, Rational, Real

for value in (1, True, 2.5, 1j, "1", None):
    print(repr(value), [isinstance(value, c) for c in (Number, Complex, Real, Rational, Integral)])
print([issubclass(c, Number) for c in (int, float, complex, bool, str)], numbers.__all__)
print([c.__name__ for c in Integral.__mro__])
try:
    Complex()
except TypeError as e:
    print(str(e)[:60])
print(Number.__hash__, sorted(Rational.__abstractmethods__)[:4])
