def f(a, b):
    def show(): return a, b
    before = show()
    a = a + 1
    b += "!"
    return before, show()
print(f(1, "x"))  # expect: ((1, 'x'), (2, 'x!'))
def g(*args, **kw):
    def h(): return args, kw
    args = args + (9,)
    kw["z"] = 1
    return h()
print(g(1, k=2))  # expect: ((1, 9), {'k': 2, 'z': 1})
