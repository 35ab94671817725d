def f(alpha, beta=2): pass
def attempt(g):
    try:
        g()
    except TypeError as e:
        print(e)
attempt(lambda: f(1, gamma=3))
attempt(lambda: f(1, alpha=3))
attempt(lambda: f(1, 2, beta=3))
attempt(lambda: f(1, betta=3))
attempt(lambda: f(alpha=1, **{"alpha": 2}))
attempt(lambda: f(1, **{"beta": 1}, **{"beta": 2}))
attempt(lambda: f(1, **{5: 1}))
attempt(lambda: f(**5))
attempt(lambda: f(*5))
attempt(lambda: f(1, *None))
attempt(lambda: f(1, **None))
attempt(lambda: f(1, **[("a", 1)]))
attempt(lambda: dict(a=1, **{"a": 2}))
attempt(lambda: print(1, foo=2))
attempt(lambda: (lambda x: x)(y=1))
