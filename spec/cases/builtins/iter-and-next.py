it = iter([1, 2])
print(next(it), next(it), next(it, None), next(it, "d"), list(iter("ab")), list(iter({"k": 1})), type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter(set())).__name__, type(iter(range(1))).__name__, type(iter(b"")).__name__, type(iter({}.items())).__name__, type(reversed([])).__name__)
for bad in (lambda: next(it), lambda: next(5), lambda: iter(5), lambda: iter(None), lambda: next([]), lambda: iter(1, 2)):
    try:
        bad()
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
