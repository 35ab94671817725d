print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate([], 1)), list(enumerate("a", start=-1)), dict(enumerate("xy")), next(enumerate("z")), list(enumerate(iterable="q")), list(enumerate([9], 10 ** 20)))
e = enumerate("abc")
next(e)
print(list(e), type(e).__name__, iter(e) is e)
