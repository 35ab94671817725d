from decimal import Decimal, getcontext
from fractions import Fraction
import copy
import json
import math
import numbers
import random
import statistics

D = Decimal
print(D('0.5') == Fraction(1, 2), Fraction(1, 3) < D('0.34'), D('0.25') > Fraction(1, 3), Fraction(D('1.25')), Fraction.from_decimal(D('-0.125')), hash(D('0.2')) == hash(Fraction(1, 5)), D('nan') == Fraction(1))
try:
    D(1) + Fraction(1, 2)
except TypeError as error:
    print(error)
values = [D('1.5'), D('2.5'), D('2.75'), D('3.25'), D('4.75')]
print(statistics.mean(values), statistics.median(values), statistics.stdev(values), statistics.variance(values), statistics.pstdev(values), statistics.fmean(values), statistics.mode([D(1), D(1), D(2)]))
print(json.loads('{"price": 1.10, "n": 3, "big": 1e400}', parse_float=D))
try:
    json.dumps(D('1.5'))
except TypeError as error:
    print(error)
print(json.dumps({'a': D('1.50')}, default=str))
print(isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), copy.copy(D(1)), copy.deepcopy([D('1.5')]))
print(math.sqrt(D('2.25')), math.floor(D('2.7')), math.fsum([D('0.1'), D('0.2')]), math.isnan(D('nan')), round(D('2.345'), 2), pow(D(2), 3), abs(D(-1)), divmod(D(7), D(2)), sum([D(1), 2, D('0.5')]))
print(int(D('1e20')), float(D('1e-5')), complex(D(2)), str(D('1E3')), bool(D('0.0')), list(map(D, ['1', '2.50'])), sorted({D('2'): 'b', D('1'): 'a'}.items()))
match D('1.0'):
    case 1:
        print('one')
total = D(0)
for price, quantity in [('19.99', 3), ('5.25', 2), ('0.10', 7)]:
    total += D(price) * quantity
print(total, (total * D('0.21')).quantize(D('0.01')), f'{total:>10.2f}|')
interest = D(1000)
for year in range(5):
    interest = (interest * D('1.035')).quantize(D('0.01'))
    print(year, interest)
pi = D(3)
lasts, t, s, n, na, d, da = 0, D(3), 3, 1, 0, 0, 24
getcontext().prec += 2
while s != lasts:
    lasts = s
    n, na = n + na, na + 8
    d, da = d + da, da + 32
    t = (t * n) / d
    s += t
getcontext().prec -= 2
print(+s)
