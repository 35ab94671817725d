def f(a, b=2):
    c = 3
    return locals()
print(f(1))  # expect: {'a': 1, 'b': 2, 'c': 3}
def g():
    x = 1
    l = locals()
    l["x"] = 99
    y = 2
    return x, sorted(l), sorted(locals())
print(g())  # expect: (1, ['x'], ['l', 'x', 'y'])
class A:
    p = 1
    q = dict(locals())["p"]
print(A.q, locals() is globals())  # expect: 1 True
def h():
    n = 1
    def inner(): return n, locals()
    return inner()
print(h())  # expect: (1, {'n': 1})
