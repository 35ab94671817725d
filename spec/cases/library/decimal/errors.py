from decimal import *
import decimal
import math

D = Decimal
C = getcontext


def t(label, function):
    try:
        print(label, '->', repr(function()))
    except BaseException as error:
        print(label, '->', type(error).__name__, error.args)


for value in ['x', '', None, 1.5, [1], (1, 2), (0, (1, 2), 3), (2, (1,), 0), (0, (10,), 0), (0, (1,), 'x'), (0, (1,), 'F'), (0, (1,), 'n'), (0, (1, 2), 'N'),
              (1, [1], 0), (0, '1', 0), b'1', '1_000', ' 1 ', '１２', 'Inf', '-nan12', 'snan', 1j, (0, (), 0), True, 10**40, -5, '.5', '5.', '1e5', '+1E-7', '1e', '--1', '1 2',
              'infinit', 'nan1x', '0x1', (0, (0, 0, 1), -2), 0.1, float('inf'), -0.0, 5e-324]:
    t(value, lambda: D(value))
t('extra', lambda: D(1, 2))
t('keyword', lambda: D(value='1'))
for label, function in {
    '1/0': lambda: D(1) / 0, '0/0': lambda: D(0) / 0, 'snan': lambda: D('snan') + 1, '1//0': lambda: D(1) // 0, '1%0': lambda: D(1) % 0,
    'divmod': lambda: divmod(D(1), 0), 'impossible': lambda: D(10)**50 // 3, 'overflow': lambda: D('1e999999') * 10, 'sqrt': lambda: D(-1).sqrt(),
    'ln': lambda: D(0).ln(), 'ln neg': lambda: D(-1).ln(), 'float': lambda: D(1) + 1.5, 'rfloat': lambda: 1.5 * D(1), 'str': lambda: D(1) + 'x', 'lt float': lambda: D(1) < 1.5,
    'lt str': lambda: D(1) < 'x', 'lt nan': lambda: D('nan') < 1, 'eq nan': lambda: D('nan') == 1, 'eq snan': lambda: D('snan') == 1, 'hash': lambda: hash(D('snan')),
    'int nan': lambda: int(D('nan')), 'int inf': lambda: int(D('inf')), 'ratio inf': lambda: D('inf').as_integer_ratio(), 'ratio nan': lambda: D('nan').as_integer_ratio(),
    'float snan': lambda: float(D('snan')), 'round nan': lambda: round(D('nan')), 'round str': lambda: round(D('1.5'), 'x'), 'round inf': lambda: round(D('inf'), 1),
    'format': lambda: format(D(1), 'x'), 'quantize': lambda: D(1).quantize(D('1e-50')), 'rounding': lambda: D(1).quantize(1, rounding='x'), 'prec': lambda: Context(prec=0),
    'rounding 2': lambda: Context(rounding='x'), 'flags': lambda: Context(flags=1), 'traps': lambda: Context(traps={}), 'traps 2': lambda: Context(traps=[1]),
    'setcontext': lambda: setcontext(1), 'from_float': lambda: D.from_float('x'), 'attribute': lambda: C().foo, 'prec str': lambda: setattr(C(), 'prec', 'x'),
    'del': lambda: delattr(C(), 'prec'), 'local': lambda: localcontext(prec=0), 'local 2': lambda: localcontext(foo=1), 'local 3': lambda: localcontext(1),
    'exp': lambda: D(1).exp('x'), 'pow mod': lambda: pow(D(2), 3, 0), 'pow frac': lambda: pow(D(2), D('0.5'), 3), 'compare': lambda: D(2).compare('x'),
    'add': lambda: C().add(1, 'x'), 'key': lambda: C().flags['x'], 'scaleb': lambda: D(1).scaleb(D('1.5')), '0**0': lambda: D(0)**0, 'neg**': lambda: D(-8)**D('0.5'),
    'clamp': lambda: Context(clamp=2), 'capitals': lambda: Context(capitals=2), 'Emin': lambda: Context(Emin=1), 'Emax': lambda: Context(Emax=-1),
    'floor': lambda: math.floor(D('nan')), 'to_integral': lambda: D(1).to_integral(rounding=1), 'create': lambda: C().create_decimal('x'), 'create 2': lambda: C().create_decimal(' 1'),
    'create 3': lambda: C().create_decimal_from_float('x'), 'canonical': lambda: C().canonical(1), 'logical': lambda: D(12).logical_and(1), 'rotate': lambda: D(1).rotate(50),
    'lt complex': lambda: D(1) < 1j, 'in': lambda: D(1) in [1.0, 2], 'abs': lambda: abs(D('snan')), 'fma': lambda: D(1).fma(2, 'x'), 'is_nan': lambda: C().is_nan('x'),
}.items():
    t(label, function)
print(issubclass(decimal.DivisionByZero, ZeroDivisionError), issubclass(decimal.FloatOperation, TypeError), issubclass(decimal.DivisionUndefined, ZeroDivisionError),
      issubclass(decimal.InvalidOperation, ArithmeticError), [c.__name__ for c in decimal.Underflow.__mro__])
try:
    D(1) / D(0)
except ZeroDivisionError as error:
    print(repr(error), error.__class__.__module__)
