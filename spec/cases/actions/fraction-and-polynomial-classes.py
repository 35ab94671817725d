# Exact arithmetic with operator overloading: fractions, polynomials, Horner, derivatives, roots.
from math import gcd

class Frac:
    __slots__ = ("n", "d")
    def __init__(self, n, d=1):
        if isinstance(n, str): n, _, d = n.partition("/"); n, d = int(n), int(d or 1)
        if d == 0: raise ZeroDivisionError(f"Frac({n}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.n, self.d = n // g, d // g
    @staticmethod
    def of(x):
        if isinstance(x, Frac): return x
        if isinstance(x, int): return Frac(x)
        return NotImplemented
    def _binary(f):
        def forward(self, o):
            o = Frac.of(o)
            return o if o is NotImplemented else f(self, o)
        def backward(self, o):
            o = Frac.of(o)
            return o if o is NotImplemented else f(o, self)
        return forward, backward
    __add__, __radd__ = _binary(lambda a, b: Frac(a.n * b.d + b.n * a.d, a.d * b.d))
    __sub__, __rsub__ = _binary(lambda a, b: Frac(a.n * b.d - b.n * a.d, a.d * b.d))
    __mul__, __rmul__ = _binary(lambda a, b: Frac(a.n * b.n, a.d * b.d))
    __truediv__, __rtruediv__ = _binary(lambda a, b: Frac(a.n * b.d, a.d * b.n))
    __eq__, _ = _binary(lambda a, b: (a.n, a.d) == (b.n, b.d))
    __lt__, __gt__ = _binary(lambda a, b: a.n * b.d < b.n * a.d)
    del _binary
    def __neg__(self): return Frac(-self.n, self.d)
    def __pow__(self, k): return Frac(self.n ** k, self.d ** k) if k >= 0 else Frac(self.d ** -k, self.n ** -k)
    def __hash__(self): return hash((self.n, self.d)) if self.d != 1 else hash(self.n)
    def __float__(self): return self.n / self.d
    def __bool__(self): return self.n != 0
    def __str__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
    __repr__ = __str__

class Poly:
    def __init__(self, *c):
        while len(c) > 1 and not c[-1]: c = c[:-1]
        self.c = c
    def __call__(self, x):
        total = 0
        for k in reversed(self.c): total = total * x + k
        return total
    def __add__(self, o):
        a, b = self.c, o.c if isinstance(o, Poly) else (o,)
        if len(a) < len(b): a, b = b, a
        return Poly(*(x + y for x, y in zip(a, b + (0,) * (len(a) - len(b)))))
    __radd__ = __add__
    def __mul__(self, o):
        b = o.c if isinstance(o, Poly) else (o,)
        out = [0] * (len(self.c) + len(b) - 1)
        for i, x in enumerate(self.c):
            for j, y in enumerate(b): out[i + j] += x * y
        return Poly(*out)
    __rmul__ = __mul__
    def __eq__(self, o): return self.c == o.c
    def __len__(self): return len(self.c)
    def __getitem__(self, i): return self.c[i]
    def derivative(self): return Poly(*(k * i for i, k in enumerate(self.c) if i)) if len(self) > 1 else Poly(0)
    def __str__(self):
        terms = [f"{'' if k == 1 and i else '-' if k == -1 and i else k}{'' if i == 0 else 'x' if i == 1 else f'x^{i}'}" for i, k in reversed(list(enumerate(self.c))) if k]
        return " + ".join(terms).replace("+ -", "- ") or "0"

half, third = Frac(1, 2), Frac("1/3")
print(half + third, half - third, half * third, half / third, -half, half ** 3, half ** -2, 1 + half, 1 - half, 2 / third, sum([half, third, Frac(1, 6)]))
print(half == Frac(2, 4), half > third, half < 1, 1 > half, Frac(4, 2) == 2, {Frac(2): "two"}[2], float(third), bool(Frac(0)), Frac(3, -6), sorted([half, third, Frac(2, 5), 0]))
for f in (lambda: Frac(1, 0), lambda: half / 0, lambda: half + 0.5, lambda: Frac("a/b"), lambda: half < "x", lambda: half == "x"):
    try:
        print(f())
    except (ZeroDivisionError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
p, q = Poly(-6, 11, -6, 1), Poly(1, 1)
print(p, "|", q, "|", p + q, "|", p * q, "|", p.derivative(), "|", 3 * q + 1, "|", Poly(0), "|", Poly(5).derivative())
print([p(x) for x in range(5)], p(Frac(1, 2)), [x for x in range(-10, 10) if p(x) == 0], list(q), len(p), p == Poly(-6, 11, -6, 1, 0))
x = 4.0
for _ in range(8): x -= p(x) / p.derivative()(x)
print(f"{x:.6f}", sum((Frac(1, k) for k in range(1, 11)), Frac(0)))
