def apply(f, *args): return f(*args)
table = {"add": lambda a, b: a + b, "neg": lambda a: -a, "len": len, "up": str.upper}
print(apply(table["add"], 1, 2), apply(table["neg"], 3), apply(table["len"], "abc"), apply(table["up"], "x"))
fs = [abs, int, float, str]
print([f("5") if f is not abs else f(-5) for f in fs], callable(apply), callable(5), callable(int), apply == apply, {apply: 1}[apply])
m = [1].append
m(2)
print(m.__name__, m.__self__, "".join.__name__, len.__name__, m == m.__self__.append)
# expect: 3 -3 3 X
# expect: [5, 5, 5.0, '5'] True False True True 1
# expect: append [1, 2] join len True
