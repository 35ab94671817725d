import math
print(math.fmod(7, 3), math.fmod(-7, 3), math.fmod(7, -3), math.fmod(5.5, 2.25), math.fmod(-0.0, 3))
print(math.remainder(7, 3), math.remainder(-7, 3), math.remainder(5, 2), math.remainder(7, 2), math.remainder(5.5, 2.25))
print(math.modf(3.25), math.modf(-3.25), math.modf(5), math.modf(math.inf), math.modf(-0.0))
print(math.frexp(8), math.frexp(0.75), math.frexp(-5e-324), math.frexp(0), math.frexp(math.inf), math.frexp(10**300))
