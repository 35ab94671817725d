from decimal import *
import math
import operator

D = Decimal
print(D('0.1') + D('0.2'), D('1.10') * D('3'), D(1) / D(3), D(10) / 4, D('1.20') + 1, 2 - D('0.5'), D(7) // D(2), D(-7) // 2, D(-7) % 3, 7 % D('2.5'), D(2)**10, 2**D(3), D(2)**-1, D('1.1')**3)
print(divmod(D('7.5'), 2), divmod(-7, D(2)), -D('1.50'), +D('-0'), abs(D('-3.4')), D('1E+3') + 1, D('1E-30') + 1, D(1) / 7 * 7)
print(D('1.5') == 1.5, D('0.1') == 0.1, D(1) == 1, D('1.0') == D(1), D('nan') == D('nan'), D(1) != 2, D(1) < 2, 3 > D(2), D('2.5') >= 2.5, D('-inf') < D('inf'), D(1) == 1 + 0j)
print(hash(D(1)) == hash(1), hash(D('1.5')) == hash(1.5), hash(D('1e20')) == hash(10**20), hash(D('0.25')) == hash(0.25), hash(D('-3')) == hash(-3), hash(D('Infinity')) == hash(float('inf')))
print({D('1.0'): 'a'}[1], {1: 'b'}[D(1)], len({D(1), 1, 1.0, D('1.00')}), D(5) in {5})
print(int(D('3.9')), int(D('-3.9')), float(D('0.1')), bool(D(0)), bool(D('0.1')), complex(D('1.5')), math.floor(D('-1.5')), math.ceil(D('1.2')), math.trunc(D('-1.7')))
print(round(D('2.5')), round(D('3.5')), round(D('2.675'), 2), round(D('1234.5'), -2), round(D('1.005'), 2), round(D(5), 3))
print(sum([D('0.1')] * 10), sum([D('0.1'), D('0.2')], D(0)), max(D(1), D('2.5')), min([D(3), 2, D('1.5')]), sorted([D('1.1'), D('-5'), 3, D('0.5')]))
print(D('123.456').as_tuple(), D('-0.001').as_tuple(), D('Infinity').as_tuple(), D('-NaN12').as_tuple(), D('0.75').as_integer_ratio(), D('-1.2E+3').as_integer_ratio(), D(0).as_integer_ratio())
print(D('1E+5'), D('1E-7'), D('0.000001'), D('0.0000001'), D('123E+3'), D('-0E-10'), D('1.000E+10'), D('0E+3'))
for text in ['1E+5', '123E-9', '0E-7', '1.5E+10', '12E+3', '1E+20', '0E+2', '-1.23E-5', 'NaN', '-Infinity']:
    print(text, D(text).to_eng_string(), D(text).adjusted(), D(text).normalize(), D(text).is_signed(), D(text).is_finite(), D(text).number_class())
print(D('1.4142').quantize(D('0.01')), D('2.5').quantize(D('1')), D('7.325').quantize(D('.01'), rounding=ROUND_DOWN), D('7.325').quantize(D('1.'), ROUND_UP), D('1e3').quantize(D('1')))
for rounding in [ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP]:
    print(rounding, [str(D(text).quantize(D('0.1'), rounding=rounding)) for text in ['1.05', '1.15', '1.25', '-1.05', '-1.15', '1.01', '1.09', '-1.51', '1.06']], D('2.5').to_integral_value(rounding))
print(D(2).sqrt(), D(16).sqrt(), D('0.25').sqrt(), D(100).sqrt(), D('1E-10').sqrt(), D(-0).sqrt(), D(10**30 + 1).sqrt())
print(D(1).exp(), D('-2.5').exp(), D(0).exp(), D(10).ln(), D('0.5').ln(), D(1).ln(), D(1000).log10(), D(2).log10(), D('0.001').log10(), D(12345).logb())
print(D(2)**D('0.5'), D(4)**D('0.5'), D(10)**D('-2.5'), D('1.5')**D('2.5'), D(3)**100, D('0.5')**30, D(7)**-3, pow(D(3), 7, 5), pow(D(10), 5, 7), D(0)**5, D(1)**D('1E+10'))
print(D('1.23').compare(D('1.230')), D(1).compare(2), D('NaN').compare(1), D('1.2').compare_total(D('1.20')), D(-1).compare_total_mag(D('0.5')), D(5).max(D('nan')), D(1).min(-2), D(-5).max_mag(3), D(-5).min_mag(3))
print(D(10).remainder_near(6), D(10).remainder_near(D('2.6')), D(2).fma(3, 5), D(1).next_plus(), D(1).next_minus(), D(1).next_toward(2), D('1101').logical_and(D('1011')), D('1101').logical_or(D('11')),
      D('1101').logical_xor(D('1011')), D('101').logical_invert(), D(12345).rotate(2), D(12345).shift(-2), D('1.5').scaleb(3), D('1.20').same_quantum(D('0.01')), D(5).copy_sign(D(-1)), D(-5).copy_abs(), D(5).copy_negate())
print(D('12.50').normalize(), D('1.0E+2').normalize(), D('0.00').normalize(), D('1.5').to_integral_exact(), D('-1.5').to_integral(), D('1e5').to_integral_value(), D(3).radix(), D(3).canonical(), D(3).conjugate(), D(3).real, D(3).imag)
print(D.from_float(0.1), D(0.1), D.from_float(3), D.from_float(-1.5e300).adjusted(), D(2.5), D(1e22), D(5e-324).as_tuple().exponent)
print([D(text).is_normal() for text in ('1', '0', '1e-999999', 'inf')], D('1E-1000010').is_subnormal(), D('0').is_zero(), D('snan').is_snan(), D('nan').is_qnan(), D('nan').is_nan(), D('inf').is_infinite())


class Money(Decimal):
    def __new__(cls, value, currency='EUR'):
        self = super().__new__(cls, value)
        self.currency = currency
        return self

    def __repr__(self):
        return f'Money({str(self)!r}, {self.currency!r})'


m = Money('1.50', 'USD')
print(m, repr(m), type(m + 1).__name__, m + 1, m == D('1.5'), isinstance(m, Decimal), Money.from_float(0.5), hash(m) == hash(D('1.5')), f'{m:>8}', m.currency, {m: 1}[D('1.5')])
print(D('1_000.5'), D('  12  '), repr(D('1.0')), str(D('-0.0')), D(), D(True), operator.add(D(1), 2), D('1e400') > 1e308, D('NaN') != D('NaN'))
print(D('3.14159').__round__(2), D(5).__floor__(), D('5.5').__ceil__(), D('2.50').__reduce__(), D(7).__copy__() is not None, D('1').__complex__())
