from bisect import bisect, bisect_left


def grade(score, breakpoints=(60, 70, 80, 90), grades="FDCBA"):
    return grades[bisect(breakpoints, score)]


print([grade(s) for s in [33, 99, 77, 70, 89, 90, 100]])


def index(a, x):
    i = bisect_left(a, x)
    if i != len(a) and a[i] == x:
        return i
    raise ValueError(x)


print(index([1, 3, 5], 3))
try:
    index([1, 3, 5], 4)
except ValueError as e:
    print("not found", e)


def longest_increasing(seq):
    tails = []
    for x in seq:
        i = bisect_left(tails, x)
        tails[i : i + 1] = [x]
    return len(tails)


print(longest_increasing([10, 9, 2, 5, 3, 7, 101, 18]))
