import math
print(math.gcd(), math.gcd(12), math.gcd(12, 18), math.gcd(12, -18, 27), math.gcd(0, 0), math.gcd(0, 5), math.gcd(True, 2), math.gcd(2**100, 6**50))
print(math.lcm(), math.lcm(4), math.lcm(4, 6), math.lcm(-4, 6, 10), math.lcm(0, 5), math.lcm(2**70, 3**40), math.lcm(*range(1, 30)))
class I:
    def __index__(self): return 36
print(math.gcd(I(), 24), math.lcm(I(), 24))
for f in (math.gcd, math.lcm):
    for args in ((1.5,), ("a", 2), (2, None), (1, 2.0)):
        try:
            f(*args)
        except TypeError as e:
            print(f.__name__, e)
