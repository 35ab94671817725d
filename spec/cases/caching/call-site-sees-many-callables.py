class C:
    def __init__(self, x=0): self.x = x
    def __call__(self, x): return ("call", x)
    def m(self, x): return ("m", x)
    @classmethod
    def c(cls, x): return ("c", x)
    @staticmethod
    def s(x): return ("s", x)
def f(x, y=2): return ("f", x, y)
def g(*a): return ("g", a)
def h(x): yield x
def call(fn, v): return fn(v)
for _ in range(2):
    for fn in (f, g, lambda x: ("l", x), C(), C().m, C.c, C.s, str, len, [1, 2].count, dict.fromkeys, "x{}".format, C, h):
        r = call(fn, "v")
        print(r.x if isinstance(r, C) else list(r) if hasattr(r, "send") else r, end=" ")
    print()
