import math
for x in (0.0, 0.3, 1.0, 2.5, -1.5):
    print(x, *(round(f(x), 11) for f in (math.sinh, math.cosh, math.erf, math.erfc, math.expm1)))
for x in (1.0, 1.5, 3.0, 10.0):
    print(x, round(math.acosh(x), 11), round(math.gamma(x), 6), round(math.lgamma(x), 10), round(math.log1p(x), 11))
print(math.gamma(5), math.gamma(0.5) ** 2 - math.pi < 1e-12, round(math.atanh(0.5), 11), round(math.cbrt(27), 12), round(math.exp2(0.5), 12), math.exp2(10))
