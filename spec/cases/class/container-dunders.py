class Box:
    def __init__(self, *items): self.items = list(items)
    def __len__(self): return len(self.items)
    def __getitem__(self, i): print("get", i); return self.items[i]
    def __setitem__(self, i, v): print("set", i, v); self.items[i] = v
    def __delitem__(self, i): print("del", i); del self.items[i]
    def __contains__(self, x): print("contains", x); return x in self.items
    def __iter__(self): print("iter"); return iter(self.items)
    def __reversed__(self): print("reversed"); return iter(self.items[::-1])
b = Box(1, 2, 3)
print(len(b), b[0], b[-1], b[1:], 2 in b, list(b), list(reversed(b)), bool(b), bool(Box()))
b[0] = 9
b[0] += 1
del b[1]
print(b.items, [*b], sorted(b), sum(b), max(b), dict(enumerate(b)))
