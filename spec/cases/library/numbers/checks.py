import numbers


def total(values):
    return sum(v for v in values if isinstance(v, numbers.Number) and not isinstance(v, bool))


print(total([1, 2.5, "x", True, None, 3]), all(isinstance(x, numbers.Real) for x in [1, 2.0]))
for cls, name in ((numbers.Number, "x"), (numbers.Real, "real"), (numbers.Integral, "numerator")):
    print(cls.__name__, hasattr(cls, name))
print(isinstance(3, numbers.Integral), isinstance(3.0, numbers.Integral), numbers.Rational.__module__)
