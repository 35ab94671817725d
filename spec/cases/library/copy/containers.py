import copy
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

for x in (deque([1, [2]], 3), Counter("aab"), OrderedDict(b=[1], a=2), defaultdict(list, {"k": [1]})):
    s, d = copy.copy(x), copy.deepcopy(x)
    print(s, d, type(d).__name__, s == x == d)
dd = copy.deepcopy(defaultdict(list, {"k": [1]}))
dd["new"].append(1)
print(dd)
P = namedtuple("P", "a b")
p = P(1, [2])
q = copy.deepcopy(p)
print(q, type(q) is P, q.b is p.b, copy.copy(p) == p)


class Key:
    def __init__(self, k):
        self.k = k

    def __hash__(self):
        return hash(self.k)

    def __eq__(self, other):
        return self.k == other.k


d = {Key(1): "a", Key(2): ["b"]}
e = copy.deepcopy(d)
print(e[Key(2)], [k.k for k in e], list(e)[0] is list(d)[0], len({Key(1)} | copy.deepcopy({Key(1)})))
bound = Key(3).__hash__
print(copy.deepcopy(bound)() == bound(), copy.copy(Key.__init__) is Key.__init__)
