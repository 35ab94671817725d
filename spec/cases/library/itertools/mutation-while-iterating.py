from itertools import chain, count, islice, zip_longest, pairwise
data = [1, 2]
c = chain(data, data)
print(next(c))
data.append(3)
print(list(c))
d = {"a": 1}
c = chain(d)
next(c)
d["b"] = 2
try:
    next(c)
except RuntimeError as e:
    print(e)
z = zip_longest(data, data[:1])
next(z)
data.clear()
print(list(z))
seen = []
queue = [1]
for x in chain(queue):
    seen.append(x)
    if x < 4:
        queue.append(x + 1)
print(seen)
