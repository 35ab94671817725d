from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def __getitem__(self, key):
        value = super().__getitem__(key)
        self.move_to_end(key)
        return value
    def __setitem__(self, key, value):
        if key in self:
            self.move_to_end(key)
        super().__setitem__(key, value)
        if len(self) > self.size:
            self.popitem(last=False)
c = LRU(2)
c["a"], c["b"] = 1, 2
c["a"]
c["c"] = 3
print(c, list(c), vars(c), "b" in c)
class Last(OrderedDict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
l = Last([("a", 1), ("b", 2)], a=3)
l.update(b=0)
print(l, l == OrderedDict(a=3, b=0), type(l.copy()).__name__, l.copy())
