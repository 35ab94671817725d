import math
inf, nan = math.inf, math.nan
for name, *args in (("exp", inf), ("exp", -inf), ("log", inf), ("sqrt", inf), ("atan", inf), ("tanh", -inf), ("erf", inf), ("erfc", inf), ("gamma", inf), ("lgamma", -inf), ("hypot", inf, nan), ("hypot", nan, 1), ("fmod", 1, inf), ("remainder", 1, inf), ("copysign", inf, -1), ("floor", -0.5), ("cbrt", -inf), ("atan2", inf, -inf), ("pow", nan, 0), ("pow", 1, nan), ("pow", inf, -1), ("pow", -inf, 3), ("pow", -1, inf), ("pow", 0.5, inf), ("pow", 0, -inf), ("sqrt", nan), ("sin", nan), ("exp", nan), ("fabs", -inf), ("degrees", inf), ("log1p", inf), ("asinh", -inf), ("acosh", inf)):
    value = getattr(math, name)(*args)
    print(name, args, round(value, 10) if math.isfinite(value) else value)
