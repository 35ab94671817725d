from itertools import tee
a, b = tee([1, 2, 3])
print(next(a), list(b), list(a), list(a), tee([1], 0), len(tee("ab", 4)))
a, b, c = tee(iter("xyz"), 3)
print(next(a), next(a), next(b), list(c), list(a), list(b))
a, b = tee(range(4))
next(b)
print(list(zip(a, b)))
a, b = tee([1, 2, 3])
next(a)
c, d = tee(a)
print(list(c), list(d), list(b))
for make in (lambda: tee([1], -1), lambda: tee(1), lambda: tee(), lambda: tee([1], "a"), lambda: tee([1], n=3)):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
