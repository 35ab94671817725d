print(dict([(1, 2)], a=3), list(dict(a=1)), set([1, 1]), tuple({"x": 1}), frozenset("a"), list(zip("a", "b")), dict(zip("ab", range(2))), list(map(tuple, ["ab"])), tuple(x for x in "ab"), list({}), dict({}), set(), set(""), dict(dict(a=1), b=2))
for bad in (lambda: list(1), lambda: tuple(None), lambda: set(5), lambda: frozenset(1), lambda: dict(5), lambda: dict([1]), lambda: dict(["abc"]), lambda: list(1, 2), lambda: set(a=1), lambda: tuple(x=1), lambda: dict(1, 2), lambda: bytes([1], [2]), lambda: str(1, 2)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
