from heapq import heapify, heappop, heappush, heapreplace

log = []


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append((self.n, other.n))
        return self.n < other.n

    def __repr__(self):
        return f"V{self.n}"


h = [V(n) for n in (7, 3, 9, 1, 4, 8, 2, 6, 5)]
heapify(h)
print(h)
print(log)
log.clear()
heappush(h, V(0))
print(h, log)
log.clear()
print(heappop(h), h)
print(log)
log.clear()
print(heapreplace(h, V(10)), h)
print(log)


class Bad:
    def __lt__(self, other):
        raise ValueError("no order")


h = [Bad(), Bad(), Bad()]
try:
    heappop(h)
except ValueError as e:
    print(e, len(h))


class Evil:
    def __lt__(self, other):
        h.clear()
        return True


h = [Evil(), Evil(), Evil(), Evil()]
try:
    heappop(h)
except (RuntimeError, IndexError) as e:
    print(type(e).__name__, e)
