from bisect import bisect_left, bisect_right, insort
from itertools import accumulate

weights = [5, 1, 3, 1]
totals = list(accumulate(weights))
print(totals, [bisect_right(totals, r) for r in range(10)])
window, out = [], []
data = [4, 2, 7, 1, 9, 3]
for i, x in enumerate(data):
    insort(window, x)
    if len(window) > 3:
        del window[bisect_left(window, data[i - 3])]
    out.append(window[len(window) // 2])
print(out)
times = [1, 5, 5, 9]
print(bisect_right(times, 6) - bisect_left(times, 2))
