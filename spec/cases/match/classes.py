class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Q(P): pass
class R: z = 3
def f(v):
    match v:
        case P(0, 0): return "origin"
        case P(0, y=yy): return f"on y {yy}"
        case Q(x, y): return f"Q {x} {y}"
        case P(x=xx, y=0): return f"on x {xx}"
        case P(x, y) if x == y: return "diagonal"
        case P(): return "some P"
        case R(z=3): return "R three"
        case R(): return "R"
        case int(n): return f"int {n}"
        case str() as s: return f"str {s}"
        case float() | complex(): return "number"
        case [int(a), str(b)]: return f"pair {a} {b}"
        case {"p": P(x=1)}: return "in dict"
        case _: return "?"
r = R()
r.z = 4
for v in (P(0, 0), P(0, 5), Q(1, 2), P(7, 0), P(3, 3), P(1, 2), R(), r, 5, True, "s", 1.5, 2j, [1, "x"], {"p": P(1, 9)}, None):
    print(f(v))
