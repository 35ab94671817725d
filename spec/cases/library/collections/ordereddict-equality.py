from collections import OrderedDict
a, b = OrderedDict([("x", 1), ("y", 2)]), OrderedDict([("y", 2), ("x", 1)])
print(a == b, a != b, a == dict(b), dict(b) == a, a == a.copy(), [a] == [b], [a] == [dict(b)], OrderedDict(p=a) == OrderedDict(p=b), a == 5, a != None)
b.move_to_end("y")
print(a == b)
