import math
print(round(math.log(81, 3), 12), math.log(5, 5), round(math.log(2, 10), 12), math.log(True), math.log(1, 10))
for args in ((2, 1), (2, 0), (2, -1), (0, 2), (2, "a"), ("a", 2), (10**400, 1)):
    try:
        print(math.log(*args))
    except Exception as e:
        print(type(e).__name__, e)
