def f(p):
    (a, b), *c = p
    return a, b, c
print(f([(1, 2), 3, 4]))  # expect: (1, 2, [3, 4])
try:
    f([(1, 2, 3), 4])
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
