from itertools import combinations
print(list(combinations("ABCD", 2)), list(combinations(range(4), 3)), list(combinations("AB", 0)), list(combinations("AB", 3)), list(combinations([], 0)), list(combinations([], 1)))
print(["".join(c) for c in combinations("BAAC", 3)], sum(1 for _ in combinations(range(12), 5)), list(combinations(iterable=[1, 2], r=2)))
for make in (lambda: combinations([1], -1), lambda: combinations([1], "a"), lambda: combinations([1]), lambda: combinations(1, 2), lambda: combinations([1], 10**30), lambda: combinations([1], 1.0)):
    try:
        make()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(len(list(combinations([1, 2], 10**6))))
