from collections import OrderedDict, defaultdict
class K:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % 2
    def __eq__(self, other): return isinstance(other, K) and self.v == other.v
    def __repr__(self): return f"K{self.v}"
o = OrderedDict((K(i), i) for i in range(5))
o.move_to_end(K(1))
o.move_to_end(K(4), last=False)
print(o, o[K(3)], K(9) in o, o.popitem(), o.popitem(last=False), list(o))
del o[K(2)]
o[K(2)] = "again"
print(o, o == OrderedDict([(K(0), 0), (K(3), 3), (K(2), "again")]))
d = defaultdict(list)
for i in (1, 2, 1):
    d[K(i)].append(i)
print(d, len(d))
m = OrderedDict()
for i in range(40):
    m[K(i)] = i
for i in range(0, 40, 2):
    m.move_to_end(K(i))
for i in range(1, 40, 4):
    del m[K(i)]
print([k.v for k in m])
