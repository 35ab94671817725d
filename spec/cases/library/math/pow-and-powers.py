import math
print(math.pow(2, 10), math.pow(2, 0.5) == math.sqrt(2), math.pow(-2, 3), math.pow(9, -1), math.pow(True, 5), 2.0 ** 0.5, 10.0 ** -2, (-8.0) ** 3, 2 ** -1, 4 ** 0.5)
for args in ((0, -1), (-0.0, -3), (1e200, 2), (1e-200, 2)):
    for f in (math.pow, lambda x, y: float(x) ** y):
        try:
            print(f(*args))
        except Exception as e:
            print(type(e).__name__, e)
