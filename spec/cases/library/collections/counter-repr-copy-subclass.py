from collections import Counter
c = Counter(a=1, b=3)
d = c.copy()
d["c"] = 9
print(c, d, type(d).__name__, repr(Counter({"x": "text", "y": 1})), str(c), f"{c}", Counter(a=0), c.__reduce__())
class Bag(Counter):
    def add(self, item, n=1):
        self[item] += n
        return self
b = Bag("aab").add("z", 5)
print(b, type(b).__name__, b.copy(), type(b + Bag()).__name__, isinstance(b, dict), b["nope"])
class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)
print(Loud("aba"))
class Default(Counter):
    def __missing__(self, key): return -1
print(Default("a")["q"])
