from collections import OrderedDict
o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o["b"] = 9
print(o, list(o), o.keys(), o.values(), o.items(), len(o), "a" in o, o.get("z"), OrderedDict(), OrderedDict(a=1, b=2), OrderedDict({"x": 1}))
del o["b"]
o["b"] = 0
print(o, list(reversed(o)), list(reversed(o.items())), list(reversed(o.values())), dict(o), [*o], {**o})
print(OrderedDict.fromkeys("abc"), OrderedDict.fromkeys("ab", 0), isinstance(o, dict), OrderedDict.__mro__)
