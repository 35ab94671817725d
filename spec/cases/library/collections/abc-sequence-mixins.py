from collections.abc import Sequence, MutableSequence
class Word(Sequence):
    def __init__(self, s): self.s = s
    def __getitem__(self, i): return self.s[i]
    def __len__(self): return len(self.s)
w = Word("hello")
print(list(w), "l" in w, "z" in w, list(reversed(w)), w.index("l"), w.index("l", 3), w.count("l"), w[1:3], isinstance(w, Sequence))
for args in (("z",), ("l", 4), ("h", 1, 3), ("o", -2)):
    try:
        print(w.index(*args))
    except ValueError as e:
        print("ValueError", e)
match w:
    case [first, *_, last]:
        print(first, last)
class L(MutableSequence):
    def __init__(self, items=()): self.l = list(items)
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
l = L([1, 2])
l.append(3)
l.extend((4, 5))
l += [6]
l.reverse()
print(l.l, l.pop(), l.pop(0), l.l)
l.remove(3)
l.extend(l)
print(l.l)
l.clear()
print(l.l)
try:
    l.remove(1)
except ValueError as e:
    print("ValueError", e)
