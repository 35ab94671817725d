import math
class Half:
    def __float__(self): return 0.25
class Whole:
    def __index__(self): return 9
class Bad:
    def __float__(self): return "x"
class Raises:
    def __float__(self): raise ValueError("no float today")
class F(float): pass
class I(int): pass
print(math.sqrt(Half()), math.sqrt(Whole()), math.sqrt(F(2.25)), math.sqrt(I(49)), math.fabs(Half()), math.isnan(Whole()))
for value in (Bad(), Raises(), object(), "1", b"1"):
    try:
        math.sqrt(value)
    except Exception as e:
        print(type(e).__name__, e)
print(math.pow(Half(), I(2)), math.hypot(Half(), Half()), math.copysign(Whole(), -1))
