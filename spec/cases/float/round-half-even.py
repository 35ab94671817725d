print([round(x + 0.5) for x in range(-3, 4)])
print(round(2.675, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2), round(2.5, 0), round(-2.5), round(1e300, 2))
print(round(1234.5678, -2), round(1250.0, -2), round(5.015, 2), round(0.5), round(1.5), round(12345.6789, 3), round(1.1, 20))
print(round(3.7), type(round(3.7)).__name__, type(round(3.7, 0)).__name__, round(3.14159, ndigits=3), round(1e22), round(2 ** 60 + 0.0))
# expect: [-2, -2, 0, 0, 2, 2, 4]
# expect: 2.67 1.0 0.12 0.38 2.0 -2 1e+300
# expect: 1200.0 1200.0 5.01 0 2 12345.679 1.1
# expect: 4 int float 3.142 10000000000000000000000 1152921504606846976
