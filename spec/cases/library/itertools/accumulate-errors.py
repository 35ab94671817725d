from itertools import accumulate
a = accumulate([1, "a", 2])
print(next(a))
try:
    next(a)
except TypeError as e:
    print(e)
def raising(a, b):
    if b == 3:
        raise ValueError("three")
    return a + b
got = []
a = accumulate([1, 2, 3, 4], raising)
try:
    for x in a:
        got.append(x)
except ValueError as e:
    print(e, got)
print(list(a))
for make in (lambda: accumulate(), lambda: accumulate(1), lambda: accumulate([1], 1, 2), lambda: accumulate([1], bad=1), lambda: list(accumulate([1, 2], 5))):
    try:
        make()
    except TypeError as e:
        print(e)
