import math
print(math.fsum([0.1] * 10), sum([0.1] * 9, 0.1) == 1.0, math.fsum([1e100, 1.0, -1e100]), math.fsum([]), math.fsum([1, 2, 3]), math.fsum(x * 0.1 for x in range(100)))
print(math.fsum([math.inf, 1]), math.fsum([-math.inf, -math.inf]), math.fsum([1e-16, 1, 1e16]), math.fsum([0.1, 0.2, 0.3, -0.6]))
for bad in ([1, "a"], 5, [1e308, 1e308], [math.inf, -math.inf], [10**400], [None]):
    try:
        print(math.fsum(bad))
    except Exception as e:
        print(type(e).__name__, e)
