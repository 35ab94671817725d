from fractions import Fraction as F


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show("F('1 / 2')", lambda: F('1 / 2'))
show("F(' -3/4 ')", lambda: F(' -3/4 '))
show("F('1_000/3')", lambda: F('1_000/3'))
show("F('1e-3')", lambda: F('1e-3'))
show("F('.5')", lambda: F('.5'))
show("F('5.')", lambda: F('5.'))
show("F('')", lambda: F(''))
show("F('a')", lambda: F('a'))
show("F('1/0')", lambda: F('1/0'))
show('F(1,0)', lambda: F(1,0))
show('F([])', lambda: F([]))
show('F(1.5,2)', lambda: F(1.5,2))
show("F('1',2)", lambda: F('1',2))
show("F(float('nan'))", lambda: F(float('nan')))
show("F(float('inf'))", lambda: F(float('inf')))
show('F(1.1)', lambda: F(1.1))
show('F(None)', lambda: F(None))
show("F(1,'a')", lambda: F(1,'a'))
show('F(2+0j)', lambda: F(2+0j))
show("format(F(1,3),'.3f')", lambda: format(F(1,3),'.3f'))
show("format(F(1,3),'10')", lambda: format(F(1,3),'10'))
show("format(F(3),'#')", lambda: format(F(3),'#'))
show("format(F(-7,3),'+')", lambda: format(F(-7,3),'+'))
show("format(F(1,3),'x')", lambda: format(F(1,3),'x'))
show("format(F(1234567,3),',')", lambda: format(F(1234567,3),','))
show("format(F(1234567),',.2f')", lambda: format(F(1234567),',.2f'))
