import decimal
from decimal import *


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


value = Decimal("-12.340").as_tuple()
print(value, value.sign, value.digits, value.exponent, Decimal((1, (1, 2), -1)), Decimal(DecimalTuple(0, (5,), 2)), Decimal((0, (), "F")), Decimal((0, (1,), "n")))
print(issubclass(decimal.DecimalException, ArithmeticError), [s.__name__ for s in (Clamped, DivisionByZero, FloatOperation, Inexact, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)])
for text in ("", "x", "1.2.3", "1e", "--1", "0x1", "1_000", " 12 ", "Infinity", "-inf", "nan123", "sNaN", "1E+5", ".5", "5.", "+3"):
    attempt(Decimal, text)
for value in (1.1, True, 10 ** 40, [0, [1, 2], 3], "1", None, 1j, (1, 2), (2, (1,), 0), (0, (11,), 0), b"1"):
    attempt(Decimal, value)
one, three = Decimal(1), Decimal(3)
for call in (lambda: one / 0, lambda: Decimal(0) / 0, lambda: one // 0, lambda: one % 0, lambda: Decimal("inf") - Decimal("inf"), lambda: Decimal(-1).sqrt(), lambda: Decimal(-1).ln(), lambda: Decimal(0) ** 0, lambda: Decimal("sNaN") + 1, lambda: one < Decimal("nan"), lambda: one + 1.5,
             lambda: one < 1.5, lambda: one == 1.5, lambda: Decimal("1e999999") * 10, lambda: int(Decimal("nan")), lambda: int(Decimal("inf")), lambda: float(Decimal("snan")), lambda: hash(Decimal("snan")), lambda: Decimal("1e28").quantize(Decimal("0.1")), lambda: round(Decimal("2.675"), 2),
             lambda: round(Decimal("2.5")), lambda: round(Decimal("inf")), lambda: divmod(Decimal(7), Decimal(-2)), lambda: Decimal(7) // -2, lambda: Decimal(7) % -2, lambda: pow(Decimal(2), 10, 7), lambda: Decimal(2) ** Decimal("0.5"), lambda: one / three):
    attempt(call)
d = Decimal("123.456")
print(d.adjusted(), d.as_integer_ratio(), d.canonical(), d.compare(1), d.compare_signal(1), d.compare_total(Decimal("123.4560")), d.compare_total_mag(-d), d.conjugate(), d.copy_abs(), d.copy_negate(), d.copy_sign(Decimal(-1)), d.exp(), d.fma(2, 3))
print(d.is_canonical(), d.is_finite(), d.is_infinite(), d.is_nan(), d.is_normal(), d.is_qnan(), d.is_signed(), d.is_snan(), d.is_subnormal(), d.is_zero(), d.ln(), d.log10(), d.logb(), d.max(5), d.max_mag(-500), d.min(5), d.min_mag(-5), d.next_minus(), d.next_plus(), d.next_toward(0))
print(d.normalize(), d.number_class(), d.quantize(Decimal("0.1")), d.radix(), d.remainder_near(10), d.same_quantum(Decimal("1.000")), d.scaleb(2), d.sqrt(), d.to_eng_string(), d.to_integral(), d.to_integral_exact(), d.to_integral_value(ROUND_UP), Decimal(101).logical_and(Decimal(111)), Decimal(101).logical_or(10), Decimal(101).logical_xor(111), Decimal(1).logical_invert(), Decimal(123).rotate(1), Decimal(123).shift(-1))
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(rounding, [str(Decimal(text).quantize(Decimal(1), rounding=rounding)) for text in ("2.5", "-2.5", "3.5", "2.1", "-2.9", "0.5")])
attempt(d.quantize, Decimal(1), rounding="none")
attempt(Decimal(102).logical_and, Decimal(1))
attempt(Decimal(1).rotate, 100)
attempt(Decimal(1).scaleb, Decimal("1.5"))
with localcontext() as context:
    context.prec = 5
    print(one / three, context.prec, getcontext() is context, context.flags[Inexact], context.traps[Inexact])
    context.traps[Inexact] = True
    attempt(lambda: one / three)
    context.clear_traps()
    context.clear_flags()
    print(Decimal(1) / 0, context.flags[DivisionByZero], context)
    attempt(setattr, context, "prec", 0)
    attempt(setattr, context, "rounding", "none")
    attempt(setattr, context, "Emax", -1)
    attempt(setattr, context, "capitals", 2)
    attempt(setattr, context, "clamp", 5)
with localcontext(prec=3, rounding=ROUND_UP):
    print(one / three)
attempt(localcontext, none=1)
attempt(setcontext, 5)
attempt(Context, prec=-1)
attempt(Context, traps=5)
context = Context(prec=4)
print(context.create_decimal("1.23456"), context.create_decimal_from_float(1.1), context.divide(1, 3), context.add(1, 2), context.power(2, 5), context.sqrt(2), context.quantize(Decimal("1.234"), Decimal("0.1")), context.Etiny(), context.Etop(), context.copy().prec, context.to_sci_string(Decimal("1E5")), context.to_integral_value(Decimal("2.5")))
print([f"{d:{spec}}" for spec in ("", "f", ".2f", "e", ".3e", "g", "10.1f", "<12", "+.1f", ",", "%", "08.2f", "n", "_<10", "E")], repr(d), str(Decimal("1E+3")), str(Decimal("0E-10")), Decimal("1E+3").to_eng_string())
attempt(format, d, "q")
print(Decimal.from_float(0.1), Decimal(5).from_float(3), hash(Decimal(2)) == hash(2), hash(Decimal("0.5")) == hash(0.5), Decimal(2) == 2.0, max(Decimal(1), 2), sum([Decimal("0.1")] * 3), sorted([Decimal(3), 1, 2.5]), bool(Decimal("-0")), -Decimal(0), abs(Decimal("-0")), +Decimal("1.0"), complex(Decimal(2)), Decimal(7).real, Decimal(7).imag, int(Decimal("7.9")), int(Decimal("-7.9")), float(Decimal("0.1")))
