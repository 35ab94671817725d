from collections import deque
d = deque(range(6))
print(d[0], d[-1], d[2], d[-6])
d[1] = "b"
d[-1] = "z"
del d[0]
del d[-2]
print(d)
for make in (lambda: d[10], lambda: d[-10], lambda: d["a"], lambda: d[1.5], lambda: d[0:2], lambda: d[10**30]):
    try:
        make()
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
try:
    d[9] = 1
except IndexError as e:
    print(e)
try:
    del d[9]
except IndexError as e:
    print(e)
class I:
    def __index__(self): return 1
print(d[I()], d[True])
