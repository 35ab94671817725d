import math
print([math.comb(10, k) for k in range(12)])
print(math.comb(50, 25), math.comb(100, 50), math.comb(10**20, 2), math.comb(10**30, 10**30), math.comb(0, 0), math.comb(5, 10**20))
print(sum(math.comb(200, k) for k in range(201)) == 2**200)
for args in ((-1, 2), (2, -1), (1.0, 2), ("a", 2), (5, 2.5), (10**30, 10**20)):
    try:
        print(math.comb(*args))
    except Exception as e:
        print(type(e).__name__, e)
