import json
class A: pass
for value, options in [({1, 2}, {}), (A(), {}), ({(1, 2): 3}, {}), ({"a": b"x"}, {}), (float("nan"), {"allow_nan": False}), ({1: 2, "a": 3}, {"sort_keys": True})]:
    try:
        print(json.dumps(value, **options))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
x = []
x.append(x)
try:
    json.dumps(x)
except ValueError as e:
    print(e)
d = {}
d["d"] = d
try:
    json.dumps(d)
except ValueError as e:
    print(e)
print(json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
