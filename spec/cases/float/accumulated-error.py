x = 0.0
for _ in range(10):
    x += 0.1
print(x, x == 1.0, round(x, 10) == 1.0)  # expect: 0.9999999999999999 False True
y = 1.0
while y + 1.0 != 1.0:
    y /= 2
print(y)  # expect: 1.1102230246251565e-16
