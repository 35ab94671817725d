print([(i, j) for i in range(3) for j in range(i)], [i for i in range(20) if i % 2 if i % 3], [[j * i for j in range(3)] for i in range(3)], [x for row in [[1, 2], [3]] for x in row if x > 1])
print({i: {j for j in range(i)} for i in range(2)}, [a if a > 1 else -a for a in range(3)], [y for x in range(3) for y in [x * x] if y], [(lambda n: n + 1)(n) for n in range(2)])
# expect: [(1, 0), (2, 0), (2, 1)] [1, 5, 7, 11, 13, 17, 19] [[0, 0, 0], [0, 1, 2], [0, 2, 4]] [2, 3]
# expect: {0: set(), 1: {0}} [0, -1, 2] [1, 4] [1, 2]
