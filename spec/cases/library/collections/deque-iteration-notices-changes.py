from collections import deque
d = deque([1, 2, 3])
for change in (lambda: d.append(4), lambda: d.popleft(), lambda: d.rotate(1), lambda: d.clear()):
    it = iter(d)
    next(it)
    change()
    try:
        next(it)
    except RuntimeError as e:
        print(e, d)
d = deque([1, 2, 3])
it = iter(d)
d[0] = 9
print(list(it), it.__length_hint__(), type(it).__name__, type(reversed(d)).__name__)
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e, len(d))
