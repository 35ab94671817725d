café = 1
日本 = 2
π, Ω = 3.14, "ohm"
_привет = [café, 日本]
class Größe:
    wert = 5
    def größer(self, naïve=1): return self.wert + naïve
print(café + 日本, π, Ω, _привет, Größe().größer(naïve=2), Größe.__name__, "café" in globals())
# expect: 3 3.14 ohm [1, 2] 7 Größe True
