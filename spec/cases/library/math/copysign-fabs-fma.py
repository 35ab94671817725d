import math
print(math.copysign(3, -0.0), math.copysign(-3, 1), math.copysign(0.0, -5), math.copysign(math.inf, -1), math.fabs(-3), math.fabs(-0.0), math.fabs(True))
print(math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(1e308, 2, -1e308), math.fma(math.inf, 1, 1), math.fma(0.0, 5, -0.0))
for args in ((math.inf, 0, 1), (math.inf, 1, -math.inf), (1e308, 10, 0), ("a", 1, 2)):
    try:
        print(math.fma(*args))
    except Exception as e:
        print(type(e).__name__, e)
print(math.isnan(math.fma(math.inf, 0, math.nan)))
