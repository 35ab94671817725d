from collections import OrderedDict
o = OrderedDict.fromkeys("abcd", 1)
print(o.popitem(), o.popitem(last=False), o.popitem(False), o)
print(o.pop("c"), o.pop("z", None), o.pop("z", default=3), o)
for make in (lambda: o.popitem(), lambda: o.popitem(last=False), lambda: o.pop("q")):
    try:
        make()
    except KeyError as e:
        print(e)
q = OrderedDict()
for i in range(100):
    q[i] = i
    if len(q) > 3:
        q.popitem(last=False)
print(q, q.setdefault("s"), q.setdefault("s", 5), q)
