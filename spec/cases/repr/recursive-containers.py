l = [1]
l.append(l)
print(l)
d = {"a": 1}
d["self"] = d
print(d)
t = ([],)
t[0].append(t)
print(t)
a, b = [], []
a.append(b)
b.append(a)
print(a, b)
d2 = {"l": [d]}
print(d2)
print(d.values(), d.items(), l == l)
try:
    m = [1]
    m.append(m)
    n = [1]
    n.append(n)
    print(m == n)
except RecursionError as e:
    print(type(e).__name__, str(e)[:32])
class A:
    def __init__(self): self.kids = [self]
    def __repr__(self): return f"A({self.kids})" if len(self.kids) > 1 else "A(leaf)"
print(A(), [A()])
