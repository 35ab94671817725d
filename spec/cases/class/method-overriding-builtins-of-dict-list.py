class Hist(dict):
    def __missing__(self, k): return 0
    def add(self, k): self[k] += 1
h = Hist()
for c in "hello": h.add(c)
print(h, h["zzz"], len(h), "zzz" in h)
class Ro(list):
    def append(self, x): raise TypeError("read-only")
    def __setitem__(self, i, v): raise TypeError("read-only item")
r = Ro([1])
for f in (lambda: r.append(2), lambda: r.__setitem__(0, 1)):
    try:
        f()
    except TypeError as e:
        print(e)
r += [5]
print(r)
# expect: {'h': 1, 'e': 1, 'l': 2, 'o': 1} 0 4 False
# expect: read-only
# expect: read-only item
# expect: [1, 5]
