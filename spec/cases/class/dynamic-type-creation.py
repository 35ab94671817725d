def init(self, x): self.x = x
T = type("T", (dict,), {"__init__": init, "double": lambda self: self.x * 2, "k": 1})
t = T(21)
t["a"] = 1
print(t.double(), t, T.__name__, T.__bases__, T.k, type(T).__name__, type("E", (), {})().__class__.__name__)
def attempt(*a):
    try:
        type(*a)
    except (TypeError, ValueError) as e:
        print(e)
attempt(1, (), {})
attempt("T", [], {})
attempt("T", (), [])
attempt("T", (1,), {})
attempt("a\0b", (), {})
