import heapq


class Reversed:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return other.value < self.value


h = [Reversed(n) for n in (3, 1, 4, 1, 5, 9, 2, 6)]
heapq.heapify(h)
print([heapq.heappop(h).value for _ in range(8)])


class MyList(list):
    pass


m = MyList([3, 1, 2])
heapq.heapify(m)
heapq.heappush(m, 0)
print(m, heapq.heappop(m), m, type(m).__name__)
print(heapq.heapreplace(m, 5), m)
