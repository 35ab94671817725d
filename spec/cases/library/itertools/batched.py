from itertools import batched
print(list(batched("ABCDEFG", 3)), list(batched([], 2)), list(batched(range(4), 2)), list(batched(iterable="ab", n=5)), list(batched("abc", True)))
print(list(batched("abcdef", 3, strict=True)))
b = batched("abcde", 2, strict=True)
print(next(b), next(b))
try:
    next(b)
except ValueError as e:
    print(e)
print(list(b))
for make in (lambda: batched("a", 0), lambda: batched("a", -1), lambda: batched("a", "b"), lambda: batched("a"), lambda: batched(), lambda: batched(1, 2), lambda: batched("a", 1.5), lambda: batched("a", 10**30)):
    try:
        make()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
