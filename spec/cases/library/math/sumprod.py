import math
print(math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([], []), math.sumprod([1.5], [2]), math.sumprod([0.1] * 10, [1] * 10), math.sumprod([10**20], [10**20]), math.sumprod((True, False), (2, 3)))
print(math.sumprod((x for x in [1, 2]), [3.5, 4]), math.sumprod([1e308, 1e308], [10, -10]) != 0, math.sumprod([2**62, 2**62], [2, 2]), math.sumprod([1e16, 1, -1e16], [1, 1, 1]))
for args in (([1], [1, 2]), ([1, 2], [3]), (1, [1]), ([1], 1), (["a"], [2]), (["a"], ["b"]), ([1, 2], [3, None])):
    try:
        print(math.sumprod(*args))
    except Exception as e:
        print(type(e).__name__, e)
