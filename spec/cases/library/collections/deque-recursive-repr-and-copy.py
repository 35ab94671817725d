from collections import deque
d = deque([1])
d.append(d)
print(d, deque([[d]]) != 5)
e = deque([[1], 2], 4)
f = e.copy()
f[0].append("shared")
f.append(3)
print(e, f, f.maxlen, e.__copy__())
