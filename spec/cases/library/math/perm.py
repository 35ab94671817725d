import math
print([math.perm(6, k) for k in range(8)], math.perm(6), math.perm(6, None), math.perm(0), math.perm(30, 15), math.perm(10**10, 3))
for args in ((-1,), (3, -1), (3.0,), (3, "a"), (10**30, 10**20), (-1, 1)):
    try:
        print(math.perm(*args))
    except Exception as e:
        print(type(e).__name__, e)
