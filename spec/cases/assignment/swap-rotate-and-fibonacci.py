a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)  # expect: 3 1 2
x = [1, 2, 3]
x[0], x[2] = x[2], x[0]
print(x)  # expect: [3, 2, 1]
i, x[i] = 1, "set"
print(i, x)  # expect: 1 [3, 'set', 1]
a, b = 0, 1
for _ in range(10): a, b = b, a + b
print(a, b)  # expect: 55 89
