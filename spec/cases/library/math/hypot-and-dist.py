import math
print(math.hypot(), math.hypot(3), math.hypot(3, 4), math.hypot(-3, -4, 12), math.hypot(1e200, 1e200) > 1e200, math.hypot(1e-200, 1e-200) > 0, math.hypot(True, 0), math.hypot(*[1] * 4))
print(math.dist((1, 2), (4, 6)), math.dist([0] * 3, (1, 2, 2)), math.dist([], []), math.dist(iter([1]), range(4, 5)), math.dist((math.inf,), (0,)))
for args in (((1,), (1, 2)), (1, 2), (("a",), (1,)), ((1,), (None,))):
    try:
        print(math.dist(*args))
    except Exception as e:
        print(type(e).__name__, e)
