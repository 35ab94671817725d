import math
print(math.ldexp(0.75, 4), math.ldexp(1, -1074), math.ldexp(1, -1075), math.ldexp(-3.5, True), math.ldexp(math.inf, 5), math.ldexp(5e-324, 60), math.ldexp(1.0, 1023))
m, e = math.frexp(123.456)
print(math.ldexp(m, e) == 123.456)
for args in ((1, 1024), (1, 2.0), (1, "a"), ("a", 1), (1, None)):
    try:
        print(math.ldexp(*args))
    except Exception as e:
        print(type(e).__name__, e)
