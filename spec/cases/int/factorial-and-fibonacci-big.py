def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
print(fact(30))  # expect: 265252859812191058636308480000000
print(fact(50) // fact(48), len(str(fact(100))), sum(map(int, str(fact(100)))))  # expect: 2450 158 648
a, b = 0, 1
for _ in range(200):
    a, b = b, a + b
print(a)  # expect: 280571172992510140037611932413038677189525
