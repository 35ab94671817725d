import math
print(math.nextafter(1, 2), math.nextafter(1, 0), math.nextafter(0, 1), math.nextafter(-0.0, 0.0), math.nextafter(math.inf, 0), math.nextafter(5e-324, -1), math.nextafter(1, 1))
print(math.nextafter(1, 2, steps=10), math.nextafter(1, 2, steps=0), math.nextafter(0, 1, steps=2**62), math.nextafter(1, 2, steps=10**40), math.nextafter(1, -1, steps=3), math.nextafter(1, 2, steps=None), math.nextafter(math.nan, 1))
print(math.ulp(1), math.ulp(0), math.ulp(-2**52), math.ulp(1e300), math.ulp(math.inf), math.ulp(5e-324))
for kwargs in ({"steps": -1}, {"steps": 1.5}, {"steps": "a"}):
    try:
        print(math.nextafter(1, 2, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)
