total = 0
for i in range(1000):
    if i % 3 == 0 or i % 5 == 0: total += i
print(total)
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
for a in range(2):
    for b in range(2):
        for c in range(2):
            for d in range(2):
                if a + b + c + d == 3: print(a, b, c, d)
# expect: 233168
# expect: 111
# expect: 0 1 1 1
# expect: 1 0 1 1
# expect: 1 1 0 1
# expect: 1 1 1 0
