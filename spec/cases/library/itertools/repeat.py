from itertools import repeat, islice
r = repeat("x", 3)
print(r, list(r), r, list(r), repeat(1), repeat([]), repeat(None, -5), repeat(object=1, times=2))
print(list(islice(repeat(0), 4)), list(map(pow, range(4), repeat(2))), list(zip(repeat("k", 2), "ab")))
r = repeat(7, 2)
print(r.__length_hint__(), next(r), r.__length_hint__(), r)
for make in (lambda: repeat(), lambda: repeat(1, "a"), lambda: repeat(1, None), lambda: repeat(1, 2, 3), lambda: repeat(1, 1.5), lambda: repeat(1, 10**30), lambda: repeat(1).__length_hint__()):
    try:
        make()
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
