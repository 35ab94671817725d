import math
for name, *args in (("exp", 1000), ("exp2", 2000), ("expm1", 1000), ("sinh", 1000), ("cosh", -1000), ("pow", 10, 1000), ("pow", -10, 1001), ("ldexp", 1, 2000), ("gamma", 200), ("lgamma", 1e308), ("ldexp", 1.5, 10**30), ("fma", 1e308, 10, 0)):
    try:
        print(name, args, getattr(math, name)(*args))
    except OverflowError as e:
        print(name, args, "OverflowError", e)
print(math.exp(-1000), math.pow(10, -1000), math.ldexp(1, -2000), math.tanh(1000), math.exp2(-2000), math.sinh(0.0), math.ldexp(0.0, 10**30), math.ldexp(1, -10**30))
