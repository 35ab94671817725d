# The largest singular value of an endless matrix, cut off at n: small function calls in generator sums.
def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector, n):
    return [sum(entry(i, j) * vector[j] for j in range(n)) for i in range(n)]


def times_transposed(vector, n):
    return [sum(entry(j, i) * vector[j] for j in range(n)) for i in range(n)]


n = 110
u = [1.0] * n
for _ in range(8):
    v = times_transposed(times(u, n), n)
    u = times_transposed(times(v, n), n)
square = sum(a * b for a, b in zip(u, v))
norm = sum(b * b for b in v)
print(f"{(square / norm) ** 0.5:.9f}")
