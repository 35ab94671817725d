from bisect import insort, insort_left, insort_right
from collections import deque

a = []
for x in [3, 1, 2, 3, 0]:
    insort(a, x)
    print(a)
b = [1, 2, 2]
insort_left(b, 2.0)
insort_right(b, 2.0)
print(b)
insort(b, 0, 2)
print(b)
d = deque([1, 3])
insort(d, 2)
print(d)


class L(list):
    def insert(self, i, x):
        print("insert", i, x)
        super().insert(i, x)


c = L([1, 4])
insort(c, 3)
print(c)
print(insort([], 1))
