from collections import defaultdict
class Keyed(defaultdict):
    def __missing__(self, key):
        self[key] = value = self.default_factory(key)
        return value
k = Keyed(lambda key: key * 2)
print(k["ab"], k[3], dict(k), isinstance(k, dict), type(k.copy()).__name__)
class Loud(defaultdict):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)
l = Loud(int)
l["a"] += 1
print(l)
l.note = "attributes"
print(l.note)
