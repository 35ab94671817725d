it = iter(range(3))
print(next(it), it.__length_hint__(), list(it), next(it, "done"), list(reversed(range(0, 10, 4))), list(enumerate(range(2), 5)), sum(range(101)), [i for i in range(3) for _ in range(i)], max(range(7, 2, -2)))
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
# expect: 0 2 [1, 2] done [8, 4, 0] [(5, 0), (6, 1)] 5050 [1, 2, 2] 7
# expect: 10 11 12 12
