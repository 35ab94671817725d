"""Writes test/objects/data/sort-order.json: which comparisons CPython's list.sort makes.

Each row: kind of input, length, reverse, number of comparisons, checksum of their order, checksum of the result.
Run with CPython 3.13: python3.13 test/yardsticks/sort-order.py > test/objects/data/sort-order.json
"""

import json


class Logged:
    __slots__ = ("value", "index")
    log = []

    def __init__(self, value, index):
        self.value = value
        self.index = index

    def __lt__(self, other):
        Logged.log.append((self.index, other.index))
        return self.value < other.value


def numbers(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8


def make(kind, n, seed):
    r = numbers(seed)
    match kind:
        case "random":
            return [next(r) % (4 * n + 1) for _ in range(n)]
        case "few":
            return [next(r) % 4 for _ in range(n)]
        case "ascending":
            return list(range(n))
        case "descending":
            return [n - i for i in range(n)]
        case "stairs":
            return [(n - i) // 3 for i in range(n)]
        case "equal":
            return [7] * n
        case "runs":
            return [i % 37 + next(r) % 3 for i in range(n)]
        case "saw":
            return [50 - i % 50 for i in range(n)]
        case "blocks":
            return [(i // 40 * 17) % 200 + i % 40 * (1 if i // 40 % 2 else -1) for i in range(n)]
        case "tail":
            return list(range(n - 5)) + [next(r) % n for _ in range(5)] if n > 5 else list(range(n))


KINDS = ["random", "few", "ascending", "descending", "stairs", "equal", "runs", "saw", "blocks", "tail"]
rows = []
for kind in KINDS:
    for n in [2, 3, 5, 8, 17, 33, 63, 64, 65, 100, 150, 257, 400, 1000]:
        for reverse in (0, 1):
            Logged.log = []
            items = [Logged(value, index) for index, value in enumerate(make(kind, n, n * 7 + len(kind)))]
            items.sort(reverse=bool(reverse))
            order = 0
            for a, b in Logged.log:
                order = (order * 31 + a * 7 + b) & 0x7FFFFFFF
            result = 0
            for item in items:
                result = (result * 31 + item.index) & 0x7FFFFFFF
            rows.append([kind, n, reverse, len(Logged.log), order, result])
print("[\n" + ",\n".join(json.dumps(row) for row in rows) + "\n]")
