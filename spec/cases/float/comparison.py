print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 1.0 == 1, 0.5 < 1, 1.5 >= 1.5, 2.0 != 2)
import math
print(math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isnan(float("nan")), math.isinf(-math.inf), math.isfinite(1e308))
# expect: False True True True True False
# expect: True False True True True
