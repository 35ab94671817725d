# Products of square matrices held as lists of lists.
def product(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


def by_index(a, b):
    n = len(a)
    result = [[0] * n for _ in range(n)]
    for i in range(n):
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


n = 60
a = [[(i * 7 + j * 3) % 11 - 5 for j in range(n)] for i in range(n)]
b = [[(i * 5 - j * 2) % 13 - 6 for j in range(n)] for i in range(n)]
c = by_index(a, b)
for _ in range(4):
    c = [[x % 101 for x in row] for row in product(c, a)]
print(sum(map(sum, c)), sum(c[i][i] for i in range(n)))
