def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice("a").indices(5))
attempt(lambda: slice(1, 2, 0).indices(5))
attempt(lambda: [1][slice("a")])
attempt(lambda: slice(1).foo)
attempt(lambda: {}[1:2])
attempt(lambda: (lambda n: n[1:2])(5))
def assign():
    slice(1).start = 2
attempt(assign)
