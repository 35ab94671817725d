class O: pass
o = O()
o.a = o.b = 1
d = {}
d["x"] = d["y"] = []
d["x"].append(1)
l = [0] * 4
l[0], l[-1] = 1, 2
l[1:3] = "ab"
o.inner = O()
o.inner.deep = [0]
o.inner.deep[0] = {"k": 1}
o.inner.deep[0]["k"] += 1
print(o.a, o.b, d, l, o.inner.deep)  # expect: 1 1 {'x': [1], 'y': [1]} [1, 'a', 'b', 2] [{'k': 2}]
(o.a), (d["x"]), [l[0]] = 1, 2, [3]
print(o.a, d, l)  # expect: 1 {'x': 2, 'y': [1]} [3, 'a', 'b', 2]
