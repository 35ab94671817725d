import bisect
from bisect import bisect_left, bisect_right

a = [1, 2, 2, 2, 5, 8]
for x in (0, 1, 2, 3, 8, 9):
    print(x, bisect_left(a, x), bisect_right(a, x), bisect.bisect(a, x))
print(bisect_left(a, 2, 2), bisect_right(a, 2, 0, 2), bisect_left(a, 2, lo=4), bisect_right(a, 9, hi=None))
print(bisect_left("aabbcc", "b"), bisect_left((1, 3), 2), bisect_left(range(0, 100, 10), 35), bisect_left([], 1))
print(bisect.bisect is bisect_right, bisect.bisect.__name__, bisect_left(a=[1], x=1), bisect_left([1.5, 2.5], 2))
