from fractions import Fraction

big = Fraction(10**40 + 1, 3**50)
print(big, big > 10**16, hash(Fraction(5)) == hash(5), hash(Fraction(5, 4)) == hash(1.25), hash(-Fraction(1, 3)) == -hash(Fraction(1, 3)))
print(Fraction(2**61 - 1, 2) == (2**61 - 1) / 2, float(big), round(big, 3), big.limit_denominator(1000))
print(format(Fraction(10**30, 7), ".5e"), format(Fraction(1, 7), ".30f"), Fraction(1, 3) ** 40)
