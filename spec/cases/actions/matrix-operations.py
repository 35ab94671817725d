# Matrices as lists of lists: multiply, transpose, determinant, inverse with fractions by hand.
def shape(m): return len(m), len(m[0])
def transpose(m): return [list(col) for col in zip(*m)]
def multiply(a, b):
    if shape(a)[1] != shape(b)[0]:
        raise ValueError(f"cannot multiply {shape(a)} by {shape(b)}")
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
def identity(n): return [[int(i == j) for j in range(n)] for i in range(n)]
def minor(m, i, j): return [row[:j] + row[j + 1:] for k, row in enumerate(m) if k != i]
def determinant(m):
    if len(m) == 1: return m[0][0]
    return sum((-1) ** j * m[0][j] * determinant(minor(m, 0, j)) for j in range(len(m)))
def power(m, n):
    result = identity(len(m))
    while n:
        if n & 1: result = multiply(result, m)
        m = multiply(m, m)
        n >>= 1
    return result
def inverse(m):
    n = len(m)
    work = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(m)]
    for col in range(n):
        pivot = max(range(col, n), key=lambda r: abs(work[r][col]))
        if abs(work[pivot][col]) < 1e-12:
            raise ValueError("matrix is singular")
        work[col], work[pivot] = work[pivot], work[col]
        p = work[col][col]
        work[col] = [x / p for x in work[col]]
        for r in range(n):
            if r != col:
                f = work[r][col]
                work[r] = [x - f * y for x, y in zip(work[r], work[col])]
    return [row[n:] for row in work]
def show(m, fmt="{:>7.2f}"):
    for row in m:
        print(" ".join(fmt.format(x) for x in row))

a = [[2, 1, 3], [0, 4, 1], [5, 2, 2]]
b = [[1, 2], [3, 4], [5, 6]]
show(multiply(a, b), "{:>4}")
print(transpose(b), determinant(a), shape(b))
inv = inverse(a)
show(inv)
show([[round(x, 6) + 0 for x in row] for row in multiply(a, inv)], "{:.1f}")
print(power([[1, 1], [1, 0]], 50)[0][1], power(a, 0), power(a, 3))
for bad in (lambda: multiply(a, transpose(b)), lambda: inverse([[1, 2], [2, 4]])):
    try:
        bad()
    except ValueError as e:
        print("error:", e)
rotated = [list(r) for r in zip(*a[::-1])]
print(rotated, [x for row in a for x in row], sum(a[i][i] for i in range(3)), [max(col) for col in zip(*a)])
