from collections import deque
class History(deque):
    def __init__(self, items=(), size=None):
        super().__init__(items, size)
        self.name = "h"
    def append(self, item):
        super().append(item * 2)
h = History([1, 2], 3)
h.append(5)
h.append(6)
print(h, h.name, len(h), h[0], list(h), h == deque([2, 10, 12]), isinstance(h, deque), h.maxlen)
print(type(h.copy()).__name__, type(h + deque([1])).__name__, 10 in h, h.index(12))
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
