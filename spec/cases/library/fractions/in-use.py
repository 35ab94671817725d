from fractions import Fraction
import copy
import math

print([str(Fraction(n, 12)) for n in range(1, 13)])
print(sum(Fraction(1, 2**i) for i in range(1, 11)), math.floor(Fraction(7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2)))
print(Fraction(math.pi).limit_denominator(10), Fraction("0.125"), float(Fraction(1, 8)), Fraction(0.1))


def egyptian(f):
    parts = []
    while f:
        d = math.ceil(1 / f)
        parts.append(d)
        f -= Fraction(1, d)
    return parts


print(egyptian(Fraction(5, 6)), egyptian(Fraction(4, 13)))
print(f"{Fraction(2, 3):.4f} {Fraction(2, 3):>8} {Fraction(-5, 4)!r}", sorted({Fraction(1, 2), 0.5, Fraction(2, 4)}))


class MyFraction(Fraction):
    pass


m = MyFraction(3, 6)
print(repr(m), type(m + 1).__name__, copy.copy(m), copy.deepcopy(Fraction(1, 2)), isinstance(m, Fraction), {Fraction(1, 2): "half"}[0.5])


def solve(a, b):
    # Gaussian elimination with exact numbers.
    n = len(b)
    rows = [[Fraction(x) for x in row] + [Fraction(y)] for row, y in zip(a, b)]
    for i in range(n):
        p = next(r for r in range(i, n) if rows[r][i])
        rows[i], rows[p] = rows[p], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    return [row[-1] for row in rows]


print(solve([[2, 1], [1, 3]], [3, 5]))
