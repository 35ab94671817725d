a = 2 ** 53
print(a - 1, a, a + 1, a + 2, -a, -a - 1)
print(a + 1 - 1 == a, (a + 1) - a, (a * 4) // 4 == a, (a + 1) % 10)
x = a - 2
for _ in range(4):
    x += 1
    print(x)
for _ in range(4):
    x -= 1
print(x, -x - 10 + 2 ** 54)
