import math
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)
for a, b in [(12, 18), (-12, 18), (0, 5), (10 ** 20, 15 ** 15), (17, 5)]:
    print(a, b, gcd(a, b), math.gcd(a, b), math.lcm(a, b))
# expect: 12 18 6 6 36
# expect: -12 18 6 6 36
# expect: 0 5 5 5 0
# expect: 100000000000000000000 437893890380859375 30517578125 30517578125 1434890700000000000000000000
# expect: 17 5 1 1 85
