g = ExceptionGroup("g", [ValueError("v"), ExceptionGroup("inner", [TypeError("t"), ValueError("w")]), KeyError("k")])
print(g.subgroup(ValueError))
print(repr(g.subgroup(ValueError)))
print(g.split(TypeError))
print(g.subgroup((TypeError, KeyError)), g.subgroup(OSError), g.split(OSError))
print(repr(g.subgroup(lambda e: "w" in str(e))))
print(repr(g.derive([OSError("o")])))
try:
    g.subgroup(5)
except TypeError as e:
    print(e)
