# Sieve, factorisation, twin primes, Goldbach pairs, perfect numbers.
from math import isqrt, prod

def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, isqrt(limit) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, limit + 1, i)))
    return [i for i, f in enumerate(flags) if f]

def factors(n):
    out, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            out[d] = out.get(d, 0) + 1
            n //= d
        d += 1 if d == 2 else 2
    if n > 1:
        out[n] = out.get(n, 0) + 1
    return out

primes = sieve(1000)
print(len(primes), primes[:10], primes[-3:], sum(primes))
print([(a, b) for a, b in zip(primes, primes[1:]) if b - a == 2][:8])
gaps = [(b - a, a, b) for a, b in zip(primes, primes[1:])]
print("largest gap", max(gaps))
for n in (1, 2, 12, 97, 360, 1001, 65536, 999983, 600851475143):
    f = factors(n)
    text = " * ".join(f"{p}^{e}" if e > 1 else str(p) for p, e in f.items()) or "1"
    divisors = prod(e + 1 for e in f.values())
    print(f"{n} = {text} ({divisors} divisors)")
    assert prod(p ** e for p, e in f.items()) == n
prime_set = set(primes)
for n in (10, 28, 100):
    print(n, [(p, n - p) for p in primes if p <= n // 2 and n - p in prime_set])
def divisor_sum(n): return sum(d + (n // d if d * d != n and d != 1 else 0) for d in range(1, isqrt(n) + 1) if n % d == 0)
print("perfect", [n for n in range(2, 1000) if divisor_sum(n) == n])
def gcd(a, b): return a if b == 0 else gcd(b, a % b)
print("phi", [sum(gcd(n, k) == 1 for k in range(1, n + 1)) for n in range(1, 13)])
