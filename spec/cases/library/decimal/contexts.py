from decimal import *
import decimal

D = Decimal
print(getcontext())
print(DefaultContext, BasicContext, ExtendedContext, sep='\n')
c = getcontext()
c.prec = 6
print(D(1) / D(3), D('123456789') + 0, +D('1.23456789'), D('1.23456789'), c.flags[Inexact], c.flags[Rounded], c)
c.clear_flags()
print(c.flags[Inexact], [signal.__name__ for signal in c.flags], [signal.__name__ for signal, value in c.traps.items() if value], len(c.flags))
with localcontext() as local:
    local.prec = 3
    local.rounding = ROUND_UP
    print(D(1) / 3, getcontext() is local)
print(D(1) / 3)
with localcontext(prec=50, rounding=ROUND_FLOOR) as local:
    print(D(2) / 3, local)
with localcontext(Context(prec=4)):
    print(D(2) / 3)
c.prec = 28
for signal in [Inexact, Rounded, Clamped, Subnormal, Underflow, Overflow, DivisionByZero, InvalidOperation, FloatOperation]:
    with localcontext() as local:
        local.clear_traps()
        local.clear_flags()
        local.traps[signal] = True
        results = []
        for operation in [lambda: D(1) / 3, lambda: D('1.00') + D('1e30'), lambda: D('1e-999999') / 10**30, lambda: D('9e999999') * 10, lambda: D(1) / 0, lambda: D(0) / 0, lambda: D(1.5), lambda: D(1) < 1.5,
                          lambda: D(1) == 1.5, lambda: D('x'), lambda: D('1e-1000020') * D('0.1'), lambda: D('0e-2000000') + 0]:
            try:
                results.append(str(operation()))
            except ArithmeticError as error:
                results.append(repr(error))
        print(signal.__name__, results, [flag.__name__ for flag, value in local.flags.items() if value])
c = Context(prec=5, rounding=ROUND_HALF_DOWN, Emin=-10, Emax=10, capitals=0, clamp=1, flags=[Inexact], traps=[Overflow])
print(c, c.copy(), c.Etiny(), c.Etop(), c.prec, c.rounding, c.Emin, c.Emax, c.capitals, c.clamp)
print(c.create_decimal('1.234567'), c.create_decimal(123456789), c.create_decimal_from_float(0.1), c.to_sci_string(D('1e20')), c.to_eng_string(D('12e6')), c.power(2, 10), c.power(2, 3, 5), c.add(1, D('2.5')),
      c.subtract(5, 3), c.multiply(2, '3' and 3), c.divide(1, 3), c.divide_int(7, 2), c.remainder(7, 3), c.divmod(7, 3), c.quantize(D('1.234'), D('0.1')), c.sqrt(2), c.exp(1), c.ln(2), c.log10(2), c.fma(2, 3, 4))
print(c.abs(-3), c.minus(3), c.plus(D('1.2345678')), c.normalize(D('1.500')), c.next_plus(1), c.next_minus(1), c.next_toward(1, 0), c.compare(1, 2), c.compare_signal(2, 1), c.compare_total(1, D('1.0')), c.max(1, 2), c.min(1, 2),
      c.max_mag(-3, 2), c.min_mag(-3, 2), c.is_nan(1), c.is_zero(0), c.is_signed(-1), c.is_finite(1), c.is_normal(1), c.is_subnormal(0), c.number_class(-5), c.same_quantum(1, 2), c.scaleb(1, 2), c.shift(123, 1), c.rotate(12345, 1),
      c.logical_and(11, 10), c.logical_or(11, 10), c.logical_xor(11, 10), c.logical_invert(1), c.logb(500), c.radix(), c.copy_abs(-1), c.copy_negate(1), c.copy_sign(1, -1), c.copy_decimal(5), c.to_integral_value(D('1.5')),
      c.to_integral_exact(D('2.5')), c.remainder_near(7, 4), c.canonical(D(1)), c.compare_total_mag(-2, 1), c.is_canonical(D(1)), c.is_infinite(D('inf')), c.is_qnan(D('nan')), c.is_snan(D('nan')))
c.traps[Inexact] = True
try:
    c.flags = [Rounded]
except TypeError as error:
    print(error)
c.flags = {signal: signal is Rounded for signal in c.flags}
print(c)
c.flags = {signal: False for signal in c.flags}
print(c.flags == Context(flags=[]).flags, c.flags)
old = getcontext()
setcontext(ExtendedContext)
print(D(1) / 0, D(0) / 0, getcontext() is ExtendedContext, getcontext())
setcontext(old)
print(D(1) / 7)
print(MAX_PREC == MAX_EMAX, MIN_EMIN == -MAX_EMAX, HAVE_THREADS, HAVE_CONTEXTVAR, decimal.__version__, DecimalTuple(1, (1, 2), -1), D(DecimalTuple(1, (1, 2), -1)))
getcontext().prec = 60
print(D(2).sqrt(), D(1).exp(), D(3).ln(), D(1) / 7, sep='\n')
getcontext().prec = 200
print(D(2).sqrt(), D(2).ln(), D(10) ** D('0.1'), sep='\n')
