print(max(1, 2), max([1, 3, 2]), max("hello"), max([], default=5), max("a", "bb", key=len), max({"a": 1, "b": 0}), max([[1], [2]]), max((1, 2), (1, 3)), max(1, 2.5, True), max([1, 1.0, True]), max(x for x in [3]), max("aB", key=str.lower), max([1, 2], key=None))
print(min(1, 2), min([3, 1, 2]), min("hello"), min([], default=None), min("bb", "a", key=len), min([1, 1.0, True]), min(5, 3, key=lambda x: -x), min([(2, "a"), (1, "z")]), min("a", "b", "c"), min({3: 1, 2: 2}), min([1.0, 1]))
for bad in (lambda: max([]), lambda: min(()), lambda: max(5), lambda: max(), lambda: max(1, "a"), lambda: max(1, 2, default=3), lambda: min([1], foo=1), lambda: max([1, 2], key=5), lambda: max([None, None]), lambda: min({}.values())):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
