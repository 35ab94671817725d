import cmath
import math

NAMES = ['acos', 'acosh', 'asin', 'asinh', 'atan', 'atanh', 'cos', 'cosh', 'exp', 'log', 'log10', 'sin', 'sinh', 'sqrt', 'tan', 'tanh']
GRID = [-math.inf, -2.3, -0.0, 0.0, 2.3, math.inf, math.nan]


def text(value):
    if isinstance(value, complex):
        return f'({text(value.real)} {text(value.imag)})'
    return 'nan' if value != value else f'{value:.12g}'


for name in NAMES:
    for x in GRID:
        row = []
        for y in GRID:
            try:
                row.append(text(getattr(cmath, name)(complex(x, y))))
            except (ValueError, OverflowError) as error:
                row.append(str(error))
        print(name, x, row)
for x in GRID:
    row = []
    for y in GRID:
        try:
            row.append(text(cmath.rect(x, y)))
        except ValueError as error:
            row.append(str(error))
    print('rect', x, row, cmath.isfinite(complex(x, 1)), cmath.isinf(complex(1, x)), cmath.isnan(complex(x, 0)), text(cmath.phase(complex(x, 1))))
for large in [1e308, -1e308, 1e200, 1e-310, 800.0, 1e150]:
    for name in NAMES:
        try:
            print(name, large, text(getattr(cmath, name)(complex(large, 1.5))), text(getattr(cmath, name)(complex(1.5, large) if name not in ('exp', 'cosh', 'sinh', 'tanh') else complex(-large, 0.5))))
        except (ValueError, OverflowError) as error:
            print(name, large, error)


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


class Number:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Real:
    def __float__(self):
        return 4.0


class Index:
    def __index__(self):
        return 9


show('str', lambda: cmath.exp('x'))
show('complex', lambda: cmath.sqrt(Number(-4 + 0j)))
show('wrong', lambda: cmath.sqrt(Number(4.0)))
show('float', lambda: cmath.sqrt(Real()))
show('index', lambda: cmath.sqrt(Index()))
show('log base', lambda: text(cmath.log(8, 2)))
show('log zero', lambda: cmath.log(0))
show('log base 0', lambda: cmath.log(2, 0))
show('log base 1', lambda: cmath.log(1, 1))
show('log str', lambda: cmath.log(2, 'x'))
show('polar', lambda: cmath.polar(3 + 4j)[0])
show('polar large', lambda: cmath.polar(complex(1.5e308, 1.5e308)))
show('isclose', lambda: [cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=0.2), cmath.isclose(0, 1e-10, abs_tol=1e-9), cmath.isclose(math.inf, math.inf), cmath.isclose(math.inf, 1), cmath.isclose(math.nan, math.nan)])
show('tolerance', lambda: cmath.isclose(1, 1, rel_tol=-1))
show('count', lambda: cmath.rect(1))
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.nan, cmath.infj, cmath.nanj)
