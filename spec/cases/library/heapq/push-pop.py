import heapq
from heapq import heappop, heappush, heapify, heappushpop, heapreplace

h = []
for x in [5, 2, 8, 1, 9, 3, 1]:
    heappush(h, x)
    print(h)
print([heappop(h) for _ in range(len(h))])
h = list(range(20, 0, -1))
heapify(h)
print(h)
print(heapreplace(h, 100), heappushpop(h, 0), heappushpop(h, 50), h)
print(heappushpop([], 7), heapify([]))
for call in (
    lambda: heappop([]),
    lambda: heapreplace([], 1),
    lambda: heappush((), 1),
    lambda: heappop(()),
    lambda: heapify(3),
    lambda: heappush([1], "a"),
    lambda: heappush([]),
    lambda: heappop(x=1),
):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
print(heapq.__all__)
