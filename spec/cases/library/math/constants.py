import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(-math.inf, math.tau == 2 * math.pi, math.isnan(math.nan), math.inf - 1 == math.inf)
