from bisect import bisect_left, bisect_right

log = []


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        log.append(f"{self.n}<{other.n}")
        return self.n < other.n


a = [V(n) for n in range(0, 20, 2)]
print(bisect_left(a, V(7)), log)
log.clear()
print(bisect_right(a, V(8)), log)


class Only:
    def __gt__(self, other):
        return "truthy"


print(bisect_left([1, 2, 3], Only()))


class Lazy:
    def __len__(self):
        return 10**6

    def __getitem__(self, i):
        log.append(i)
        return i * i


log.clear()
print(bisect_left(Lazy(), 1000), len(log))
