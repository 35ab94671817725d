import math
print(math.log2(2**2000), math.log2(2**10000), math.log10(10**400), round(math.log(10**400), 9), round(math.log(10**400, 10), 9))
print(round(math.log(3**5000), 8), round(math.log2(3**5000 + 1), 8), math.log2(2**1023), math.log2(2**1024))
for bad in (0, -1, -10**400):
    for f in (math.log, math.log2, math.log10):
        try:
            f(bad)
        except ValueError as e:
            print(f.__name__, e)
