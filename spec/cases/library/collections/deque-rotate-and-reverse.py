from collections import deque
d = deque(range(6))
for n in (1, -1, 2, -3, 6, 7, 0, 100, -100):
    d.rotate(n)
    print(n, list(d))
d.rotate()
print(d)
d.reverse()
print(d, list(reversed(d)))
e = deque()
e.rotate(5)
e.reverse()
print(e)
for bad in ("a", 1.5, None):
    try:
        d.rotate(bad)
    except TypeError as e:
        print(e)
