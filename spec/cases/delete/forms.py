a = b = c = 1
del a
del b, c
l = list(range(6))
del l[0], l[-1]
del l[1:3]
d = {"x": 1, "y": {"z": 2}}
del d["x"], d["y"]["z"]
class O: pass
o = O()
o.v = o.w = 1
del o.v, (o.w)
print(l, d, vars(o))  # expect: [1, 4] {'y': {}} {}
p = q = r = 1
del (p, [q, r])
x = [[1, 2], [3]]
del x[0][0]
print(x)  # expect: [[2], [3]]
del ()
del []
