class Acc:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("iadd", o)); return self
    def __isub__(self, o): self.log.append(("isub", o)); return "replaced"
    def __mul__(self, o): return ("mul", o)
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return "or fallback"
a = b = Acc()
a += 1
print(a is b, a.log)
a -= 2
print(a, b.log)
c = Acc()
c *= 3
print(c)
d = Acc()
d |= 1
print(d)
names = "imul itruediv ifloordiv imod ipow ilshift irshift iand ixor imatmul".split()
class All: pass
for n in names:
    setattr(All, f"__{n}__", lambda self, o, n=n: f"{n} {o}")
for op in ("*=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "^=", "@="):
    x = All()
    if op == "*=": x *= 1
    elif op == "/=": x /= 1
    elif op == "//=": x //= 1
    elif op == "%=": x %= 1
    elif op == "**=": x **= 1
    elif op == "<<=": x <<= 1
    elif op == ">>=": x >>= 1
    elif op == "&=": x &= 1
    elif op == "^=": x ^= 1
    else: x @= 1
    print(op, x)
