import math
for name, *args in (("sqrt", -1), ("log", 0), ("log", -1), ("log2", 0), ("log10", -3), ("log1p", -1), ("log1p", -2), ("acos", 2), ("asin", -1.5), ("acosh", 0.5), ("atanh", 1), ("atanh", -1), ("gamma", 0), ("gamma", -1), ("lgamma", 0), ("lgamma", -3), ("fmod", 1, 0), ("fmod", math.inf, 1), ("remainder", 1, 0), ("pow", 0, -1), ("pow", -1, 0.5), ("sin", math.inf), ("cos", -math.inf), ("tan", math.inf), ("gamma", -math.inf), ("log", -math.inf)):
    try:
        print(name, args, getattr(math, name)(*args))
    except ValueError as e:
        print(name, args, "ValueError", e)
