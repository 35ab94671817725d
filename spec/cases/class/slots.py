class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
def attempt(f):
    try:
        print(f())
    except (AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
attempt(lambda: p.x)
attempt(lambda: p.y)
attempt(lambda: setattr(p, "z", 1))
attempt(lambda: p.__dict__)
attempt(lambda: delattr(p, "y"))
p.y = 2
del p.x
attempt(lambda: p.x)
class Q(P):
    __slots__ = ("z",)
class R(P): pass
q, r = Q(1), R(1)
q.z = 3
r.anything = 4
print(q.x, q.z, r.x, r.__dict__, P.__slots__, Q.__slots__)
attempt(lambda: setattr(q, "w", 1))
def conflict():
    class C:
        __slots__ = ("a",)
        a = 1
attempt(conflict)
def notname():
    class C:
        __slots__ = ("1a",)
attempt(notname)
class S:
    __slots__ = "single"
s = S()
s.single = 1
print(s.single)
