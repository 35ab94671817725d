print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(max, [1, 5], [3, 2], [2, 9])), list(map(None.__class__, [])), list(map(int, "123")), dict(map(lambda x: (x, x * x), range(3))), "".join(map(chr, [97, 98])))
m = map(int, ["1", "x", "3"])
print(next(m))
try:
    next(m)
except ValueError as e:
    print(e)
print(next(m), next(m, "end"))
for bad in (lambda: map(str), lambda: map(), lambda: map(str, 5), lambda: list(map(len, [1])), lambda: list(map(lambda: 0, [1]))):
    try:
        bad()
    except TypeError as e:
        print(e)
