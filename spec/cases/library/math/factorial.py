import math
print([math.factorial(n) for n in range(25)])
print(math.factorial(50), len(str(math.factorial(300))), math.factorial(100) // math.factorial(98), math.factorial(True))
for bad in (-1, 1.5, 3.0, "3", None, -10**30, 10**30):
    try:
        math.factorial(bad)
    except Exception as e:
        print(type(e).__name__, e)
