import math
print(math.sqrt(2), math.sqrt(0), math.sqrt(-0.0), math.sqrt(16), math.sqrt(True), math.sqrt(1e-320), math.sqrt(math.inf))
for bad in (-1, -1e-300, -math.inf, "4", None, [4], 1j, 10**400):
    try:
        print(math.sqrt(bad))
    except Exception as e:
        print(type(e).__name__, e)
