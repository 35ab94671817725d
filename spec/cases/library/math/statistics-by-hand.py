import math
data = [2, 4, 4, 4, 5, 5, 7, 9]
mean = math.fsum(data) / len(data)
variance = math.fsum((x - mean) ** 2 for x in data) / len(data)
print(mean, variance, math.sqrt(variance), math.prod(data) ** (1 / len(data)) > 4, math.dist(data, [mean] * 8) ** 2)
def primes(n):
    sieve = [True] * (n + 1)
    for i in range(2, math.isqrt(n) + 1):
        if sieve[i]:
            sieve[i * i :: i] = [False] * len(range(i * i, n + 1, i))
    return [i for i in range(2, n + 1) if sieve[i]]
print(primes(50), [n for n in range(1, 30) if all(math.gcd(n, k) == 1 for k in range(2, n))][:10])
print(math.comb(52, 5), math.factorial(6) // math.factorial(3), [round(math.sqrt(n), 3) for n in range(5)])
