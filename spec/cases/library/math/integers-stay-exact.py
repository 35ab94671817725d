import math
print(math.floor(2**60 + 0.5), math.ceil(10**17 + 1), math.trunc(-(10**25)), math.gcd(10**40, 10**38), math.prod([10**15, 10**15]), math.isqrt(10**50), math.comb(60, 30), math.perm(25, 20), math.factorial(22))
print(math.floor(1e22), math.ceil(-1e22), math.floor(123456789.999), math.sumprod([10**10, 3], [10**10, 7]), math.lcm(2**31, 3**20, 5**15))
