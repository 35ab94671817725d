from weakref import CallableProxyType, ProxyType, proxy


class Box:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __add__(self, other):
        return Box(self.items + other.items)

    def total(self):
        return sum(self.items)


b = Box([1, 2, 3])
p = proxy(b)
p.label = "x"
print(p.total(), len(p), p[1], b.label, (p + p).items, (b + p).items, type(p) is ProxyType, isinstance(p, Box), list(p), 2 in p)


def f(x):
    return x * 2


q = proxy(f)
print(q(4), type(q) is CallableProxyType)
for bad in (lambda: proxy(3), lambda: hash(p), lambda: p.nope):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e)[:50])
