import math
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.ceil(-2.1), math.trunc(-2.7), math.sqrt(2), math.isqrt(99))
print(math.pi, math.e, math.tau, math.inf, math.nan, math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3))
print(math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.prod([1, 2, 3, 4]), math.hypot(3, 4), math.dist((0, 0), (6, 8)))
print(math.modf(2.25), math.frexp(8.0), math.ldexp(0.5, 4), math.fsum([0.1] * 10), math.gcd(12, 18, 27), math.log2(8), math.log10(1000))
# expect: 2 -3 3 -2 -2 1.4142135623730951 9
# expect: 3.141592653589793 2.718281828459045 6.283185307179586 inf nan 3.0 -1.0 -1.0
# expect: 2432902008176640000 120 20 24 5.0 10.0
# expect: (0.25, 2.0) (0.5, 4) 8.0 1.0 3 3.0 3.0
