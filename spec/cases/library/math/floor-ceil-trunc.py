import math
for x in (2.5, -2.5, 0.0, -0.5, 1e20, -1e20, 7, True, 10**30):
    print(x, math.floor(x), math.ceil(x), math.trunc(x))
for bad in (math.nan, math.inf, -math.inf, "a", None, 1j):
    for f in (math.floor, math.ceil, math.trunc):
        try:
            f(bad)
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
