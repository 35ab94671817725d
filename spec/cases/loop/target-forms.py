d = {}
a = [0, 0]
class O: pass
o = O()
for d["k"] in range(3): pass
for a[0] in "xy": pass
for o.v in (1, 2): pass
for (p, q), r in [((1, 2), 3)]: pass
for h, *t in ["abc"]: pass
for [m, n] in [[1, 2]]: pass
for i, in [(5,)]: pass
print(d, a, o.v, p, q, r, h, t, m, n, i)  # expect: {'k': 2} ['y', 0] 2 1 2 3 a ['b', 'c'] 1 2 5
