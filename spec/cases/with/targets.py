class CM:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): return None
d, l = {}, [0, 0]
class O: pass
o = O()
with CM(1) as d["k"], CM(2) as l[1], CM(3) as o.x, CM((4, [5, 6])) as (a, (b, c)), CM("xyz") as [p, *q]:
    print(d, l, o.x, a, b, c, p, q)  # expect: {'k': 1} [0, 2] 3 4 5 6 x ['y', 'z']
try:
    with CM(5) as (m, n):
        pass
except TypeError as e:
    print(e)  # expect: cannot unpack non-iterable int object
