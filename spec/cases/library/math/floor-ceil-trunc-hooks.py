import math
class Temp:
    def __floor__(self): return "floor"
    def __ceil__(self): return ["ceil"]
    def __trunc__(self): return ("trunc",)
class OnlyFloat:
    def __float__(self): return 2.75
class F(float):
    def __floor__(self): return -1
print(math.floor(Temp()), math.ceil(Temp()), math.trunc(Temp()), math.floor(OnlyFloat()), math.ceil(OnlyFloat()), math.floor(F(9.5)), math.ceil(F(9.5)))
try:
    math.trunc(OnlyFloat())
except TypeError as e:
    print(e)
