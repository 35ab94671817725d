x = 1
g = globals()
print(g["x"], "f" in g, g["__name__"])  # expect: 1 False __main__
g["made"] = 5
print(made)  # expect: 5
def f():
    globals()["x"] = 99
    return x
print(f(), x, globals() is g)  # expect: 99 99 True
del g["made"]
try:
    made
except NameError as e:
    print(e)  # expect: name 'made' is not defined
print(sorted(k for k in globals() if not k.startswith("__")))  # expect: ['f', 'g', 'x']
