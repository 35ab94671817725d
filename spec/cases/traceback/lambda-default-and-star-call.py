def f(a, b, *, c): return a
args = [1]
f(*args, **{"c": 2})
