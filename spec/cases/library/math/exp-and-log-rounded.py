import math
for x in (0.1, 0.5, 1, 2, 10, 12345.678, 1e-10):
    print(x, *(round(f(x), 11) for f in (math.log, math.log2, math.log10)))
print(round(math.log(8, 2), 12), round(math.log(100, 10), 12), math.log(1), math.log2(1024), math.log10(1000), round(math.exp(1) - math.e, 12))
