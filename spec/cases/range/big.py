r = range(10 ** 20, 10 ** 20 + 10, 3)
print(list(r), len(r), r[-1], 10 ** 20 + 3 in r, 10 ** 20 + 4 in r, r.index(10 ** 20 + 6), r[1:])
print(range(10 ** 18)[-1], 10 ** 17 in range(10 ** 18), range(0, 10 ** 30, 10 ** 29)[3], 2.0 in range(5), 2.5 in range(5), "a" in range(5))
try:
    len(range(10 ** 30))
except OverflowError as e:
    print(e)
