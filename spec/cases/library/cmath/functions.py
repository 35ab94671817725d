import cmath

NAMES = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'sin', 'sinh', 'sqrt', 'tan', 'tanh', 'phase', 'polar']
VALUES = [1, -1, 0.5, 2.5, -0.0, 0j, 1j, -1j, 1 + 1j, -2.5 + 0.3j, 0.1 - 3j, complex(-1, -0.0), complex(-1, 0.0), complex(2, -0.0), complex(-0.0, -0.0), 3 + 4j, 1e-10 + 1e-10j, 1e10 + 1j, 700 + 1j, True, 0.999999 + 1e-9j]


def rounded(value):
    if isinstance(value, tuple):
        return tuple(map(rounded, value))
    if isinstance(value, complex):
        return complex(rounded(value.real), rounded(value.imag))
    return float(f'{value:.13g}')


for name in NAMES:
    row = []
    for value in VALUES:
        try:
            row.append(rounded(getattr(cmath, name)(value)))
        except (ValueError, OverflowError) as error:
            row.append(f'{type(error).__name__} {error}')
    print(name, row)
