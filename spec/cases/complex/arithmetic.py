a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, a ** 2, abs(a), a == 3 + 4j, a != b)
print(a + 1, 2 * a, a - 0.5, 1j * 1j, 1j ** 2, a / 2, 1 / 1j, a ** 0, a ** -1)
print(a.real, a.imag, a.conjugate(), bool(0j), bool(1j), hash(3 + 0j) == hash(3), 3 + 0j == 3)
# expect: (4+2j) (2+6j) (11-2j) (-1+2j) (-3-4j) (3+4j) (-7+24j) 5.0 True True
# expect: (4+4j) (6+8j) (2.5+4j) (-1+0j) (-1+0j) (1.5+2j) -1j (1+0j) (0.12-0.16j)
# expect: 3.0 4.0 (3-4j) False True True True
