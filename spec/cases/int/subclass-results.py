class N(int):
    def __add__(self, other): return N(int(self) * 10 + other)
    def __repr__(self): return f"N({int(self)})"
n = N(5)
print(n, n + 1, n - 1, -n, n == 5, {5: "found"}[n], f"{n}", f"{n:03d}", str(n), int(n))
print(type(n + 1).__name__, type(n * 2).__name__, type(abs(n)).__name__, isinstance(n, int), N("7"), N())
# expect: N(5) N(51) 4 -5 True found N(5) 005 N(5) 5
# expect: N int int True N(7) N(0)
