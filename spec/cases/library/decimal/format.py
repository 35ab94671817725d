from decimal import *

D = Decimal
SPECS = ['', 'f', '.2f', '10.3f', '<10', '>10', '^10', '=+10', '010', '+', ' ', ',', ',.2f', '012,.1f', 'e', '.3e', 'E', 'g', '.3g', 'G', 'n', '%', '.1%', '*^12.2f', 'z.1f', '#', '#.0f', '.0f', '.0e', '+.2e', 'x>8', 'é^9',
         '020,', '.10g', '1', '.20f', 'F', '_^5']
VALUES = ['0', '1', '-1.5', '1234567.891', '0.000123', '-0.0', '1E+10', '1E-10', '123E+5', 'NaN', '-Infinity', 'sNaN5', '0E-5', '0E+5', '999.995', '0.5', '-0.04', '12345678901234567890.123456789']
for value in VALUES:
    row = []
    for spec in SPECS:
        try:
            row.append(format(D(value), spec))
        except ValueError as error:
            row.append(f'{type(error).__name__} {error}')
    print(value, row)
for spec in ['x', 'd', 's', '.', '_', '.f', '1.', 'ff', ',,', '<', '<<5', '.2', 'é', '>>', '+-', 'q<5', ',n', '0<5', '<05', '.2x', '2 ', 'z', 'c']:
    try:
        print(repr(spec), repr(format(D('1.5'), spec)))
    except ValueError as error:
        print(repr(spec), error)
print(f'{D("1.50")}', f'{D("1234.5"):,}', '{:.2f} {:>8} {!r}'.format(D(2) / 3, D(1), D(1)), '%s %r %.3f %d' % (D('1.5'), D('1.5'), D('1.5'), D('7.9')))
with localcontext(rounding=ROUND_UP, capitals=0):
    print(f'{D("1.001"):.2f}', f'{D("1E+30")}', f'{D("1.01E+30"):.1g}', str(D('1E-20')))
