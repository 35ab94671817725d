from collections import defaultdict
def fail():
    raise ValueError("no value")
d = defaultdict(fail)
try:
    d["a"]
except ValueError as e:
    print(e, d.keys(), len(d))
class Key:
    def __hash__(self): return 1
    def __eq__(self, other): return isinstance(other, Key)
    def __repr__(self): return "Key()"
d = defaultdict(list)
d[Key()].append(1)
d[Key()].append(2)
print(dict(d))
try:
    d[[]]
except TypeError as e:
    print(e)
