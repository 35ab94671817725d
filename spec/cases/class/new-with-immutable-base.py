class Celsius(float):
    def __new__(cls, v, unit="C"):
        self = super().__new__(cls, v)
        self.unit = unit
        return self
    def __str__(self): return f"{float(self)}°{self.unit}"
t = Celsius("36.6", "K")
print(t, t + 1, repr(t), t.unit, f"{t:.0f}", t == 36.6)  # expect: 36.6°K 37.6 36.6 K 37 True
class Even(int):
    def __new__(cls, n):
        if n % 2: raise ValueError(f"{n} is odd")
        return super().__new__(cls, n)
print(Even(4) + 1)  # expect: 5
try:
    Even(3)
except ValueError as e:
    print(e)  # expect: 3 is odd
