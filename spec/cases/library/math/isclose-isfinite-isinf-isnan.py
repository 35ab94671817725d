import math
print(math.isclose(1, 1 + 1e-10), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-12), math.isclose(0, 1e-12, abs_tol=1e-9), math.isclose(math.inf, math.inf), math.isclose(math.inf, 1e308), math.isclose(math.nan, math.nan), math.isclose(a=1, b=1))
for x in (1, 1.5, math.inf, -math.inf, math.nan, 10**300):
    print(x if x != 10**300 else "big", math.isfinite(x), math.isinf(x), math.isnan(x))
for kwargs in ({"rel_tol": -1}, {"abs_tol": -1}, {"rel_tol": "a"}):
    try:
        math.isclose(1, 2, **kwargs)
    except Exception as e:
        print(type(e).__name__, e)
for f in (math.isfinite, math.isinf, math.isnan):
    for bad in ("a", 10**400):
        try:
            f(bad)
        except Exception as e:
            print(f.__name__, type(e).__name__, e)
