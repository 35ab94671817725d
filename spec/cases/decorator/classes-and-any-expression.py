def add_repr(cls):
    cls.__repr__ = lambda self: f"{cls.__name__}({vars(self)})"
    return cls
@add_repr
class P:
    def __init__(self, x): self.x = x
print(P(1))  # expect: P({'x': 1})
decos = [lambda f: (lambda: f() + 1), lambda f: (lambda: f() * 10)]
@decos[0]
@decos[1]
def f(): return 4
print(f())  # expect: 41
@(lambda f: "replaced")
def g(): pass
print(g)  # expect: replaced
@type
def h(): pass
print(h.__name__)  # expect: function
