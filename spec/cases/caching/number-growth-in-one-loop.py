n, f, i = 1, 1.0, 0
trace = []
while i < 70:
    n = n * 2 + 1
    f = f * 1.5
    i += 1
    if i in (1, 30, 51, 52, 53, 54, 63, 64, 70): trace.append((i, n, n - 1, -n, n // 3, n % 7, n & 255, n > f))
for row in trace: print(*row)
x = 0
for _ in range(5): x += 0.5
for _ in range(5): x += 1
print(x, type(x).__name__)
x = 2 ** 53 - 2
for _ in range(5):
    x += 1
    print(x, end=" ")
print()
