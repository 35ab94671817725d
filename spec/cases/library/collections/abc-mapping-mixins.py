from collections.abc import Mapping
class Squares(Mapping):
    def __init__(self, n): self.n = n
    def __getitem__(self, key):
        if isinstance(key, int) and 0 <= key < self.n:
            return key * key
        raise KeyError(key)
    def __iter__(self): return iter(range(self.n))
    def __len__(self): return self.n
s = Squares(4)
print(list(s), s[2], s.get(3), s.get(9), s.get(9, "d"), 2 in s, 9 in s, list(s.keys()), list(s.values()), list(s.items()), s == {0: 0, 1: 1, 2: 4, 3: 9}, s != {}, dict(s), {**s}, len(s.items()), (2, 4) in s.items(), 9 in s.values(), isinstance(s, Mapping))
print(s.keys() & {1, 9}, s.keys() == {0, 1, 2, 3}, s.items().isdisjoint([]), s.keys() - {0, 1, 2}, s.keys() <= {0, 1, 2, 3, 4})
for make in (lambda: s[9], lambda: hash(s), lambda: reversed(s)):
    try:
        make()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
match s:
    case {2: four, **rest}:
        print(four, rest)
def f(**kw): return kw
class Names(Mapping):
    def __getitem__(self, k): return k.upper()
    def __iter__(self): return iter("ab")
    def __len__(self): return 2
print(f(**Names()), type(Names().items()).__name__)
