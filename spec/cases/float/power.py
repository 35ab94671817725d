print(2.0 ** 3, 4.0 ** 0.5, 2 ** -2, 0.0 ** 0, (-2.0) ** 3, (-8.0) ** 2, 1.0 ** float("nan"), float("inf") ** 0)
print(float("inf") ** -1, (-0.0) ** 2, 2.0 ** -1074, 10.0 ** 15, 1.5 ** 2)
r = (-1) ** 0.5
print(type(r).__name__, round(r.real, 10), round(r.imag, 10))
# expect: 8.0 2.0 0.25 1.0 -8.0 64.0 1.0 1.0
# expect: 0.0 0.0 5e-324 1000000000000000.0 2.25
# expect: complex 0.0 1.0
