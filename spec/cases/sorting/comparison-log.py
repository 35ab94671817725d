class L:
    def __init__(self, n): self.n = n
    def __lt__(self, o):
        log.append(f"{self.n}<{o.n}")
        return self.n < o.n
for data in ([1, 2, 3], [3, 2, 1], [2, 1, 3], [5, 2, 8, 1, 9], [1, 1, 1], [4, 3, 3, 1, 2, 6, 5]):
    log = []
    print([x.n for x in sorted(map(L, data))], log)
    log = []
    print([x.n for x in sorted(map(L, data), reverse=True)], log)
