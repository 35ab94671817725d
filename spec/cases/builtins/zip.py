print(list(zip()), list(zip("ab")), list(zip("ab", [1, 2, 3])), list(zip("ab", [1, 2], strict=True)), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])), list(zip(range(3), "xyz", [True] * 3)), list(zip([], "a")))
for bad in (lambda: list(zip("ab", [1], strict=True)), lambda: list(zip("a", [1, 2], strict=True)), lambda: list(zip("ab", "ab", "a", strict=True)), lambda: list(zip("a", "ab", "ab", strict=True)), lambda: zip(5), lambda: zip("a", None), lambda: zip(foo=1)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
z = zip(iter([1, 2, 3]), iter("ab"))
print(list(z), next(z, "over"))
