import math
print([math.isqrt(n) for n in range(30)], math.isqrt(10**40), math.isqrt(10**40 - 1), math.isqrt(2**53 - 1), math.isqrt((2**60 + 1)**2 - 1), math.isqrt(True))
for n in (2**64, 2**64 - 1, 3**200, 10**101):
    r = math.isqrt(n)
    print(r * r <= n < (r + 1) * (r + 1))
for bad in (-1, 2.0, "4", -10**30):
    try:
        math.isqrt(bad)
    except Exception as e:
        print(type(e).__name__, e)
