from collections import OrderedDict
o = OrderedDict(a=1)
print(o | {"b": 2}, {"b": 2} | o, type({} | o).__name__, o | OrderedDict(a=9))
o |= {"z": 0}
o.extra = "x"
print(o, o.extra, o.__dict__, o.copy(), hasattr(o.copy(), "extra"))
o["me"] = o
print(o)
print(o.keys() & {"a", "q"}, o.items() >= {("a", 1)}, o.keys() == {"a", "z", "me"})
