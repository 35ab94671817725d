# Integers beyond a word: factorials, Fibonacci numbers, modular powers, digits, shifts.
def factorial(n):
    result = 1
    for k in range(2, n + 1):
        result *= k
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


f = factorial(4000)
g = fibonacci(40000)
check = 0
for base in range(2, 400):
    check ^= pow(base, 2**127 - 1, 2**89 - 1)
q, r = divmod(f, g)
bits = 0
n = g
while n:
    bits += n & 0xFFFF
    n >>= 16
total = sum((1 << k) % 1000003 for k in range(0, 12000, 3))
print(len(str(f % 10**4000)), str(g % 10**4000)[:20], check, q % 10**9, r % 10**9, bits, total)
