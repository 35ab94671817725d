def f(*args, **kw):
    kw["x"] = 1
    return args, kw
a = [1, 2]
k = {"y": 2}
args, kw = f(*a, **k)
a.append(3)
print(args, kw, k, type(args).__name__, f(*a)[0] is not a, f(*(1, 2)), f(*{}), f(*{"p": 1}), f(*range(3)), f(*(i for i in "ab")))
