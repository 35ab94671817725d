from fractions import Fraction
from numbers import Complex, Number, Rational, Real

f = Fraction(3, 4)
print([isinstance(f, c) for c in (Number, Complex, Real, Rational)], f.real, f.imag, f.conjugate(), complex(f))
print(f + True, f * 2, 2 * f, f / 3, 3 / f, f - 1.5, 1j * f, f**2, f**-1, 2**f == 2**0.75, divmod(f, Fraction(1, 3)), 7 // f, 7 % f)
for op in ("__add__", "__lt__", "__pow__"):
    print(op, getattr(f, op)("x"))
