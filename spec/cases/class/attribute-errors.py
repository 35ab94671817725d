class A:
    cls_attr = 1
    def __init__(self): self.value = 1
    def method(self): pass
a = A()
def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
attempt(lambda: a.nope)
attempt(lambda: A.nope)
attempt(lambda: a.vlaue)
attempt(lambda: a.method.nope)
attempt(lambda: a.method().x)
attempt(lambda: None.x)
attempt(lambda: A().value.real.foo)
attempt(lambda: delattr(a, "nope"))
attempt(lambda: delattr(a, "cls_attr"))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr(None, "x", 1))
attempt(lambda: object().x)
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: setattr("a", "upper", 1))
attempt(lambda: len.x)
attempt(lambda: delattr(int, "real"))
attempt(lambda: a[0])
attempt(lambda: A["x"])
attempt(lambda: len(a))
attempt(lambda: iter(a))
attempt(lambda: a + 1)
attempt(lambda: -a)
attempt(lambda: a < a)
attempt(lambda: a())
attempt(lambda: int(a))
attempt(lambda: float(a))
attempt(lambda: 1 in a)
attempt(lambda: [1][a])
attempt(lambda: next(a))
attempt(lambda: round(a))
attempt(lambda: abs(a))
attempt(lambda: reversed(a))
def setitem(): a[0] = 1
attempt(setitem)
def delitem(): del a[0]
attempt(delitem)
