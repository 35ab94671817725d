from fractions import Fraction as F


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show('F(10**30,3)', lambda: F(10**30,3))
show('str(F(4,2))', lambda: str(F(4,2)))
show('F(numerator=3)', lambda: F(numerator=3))
show('F(1,2,3)', lambda: F(1,2,3))
show('1j**F(2)', lambda: 1j**F(2))
show("F('0x1')", lambda: F('0x1'))
show("F('1.5e2')", lambda: F('1.5e2'))
show("F('1/2.5')", lambda: F('1/2.5'))
show("F(' 1.5 ')", lambda: F(' 1.5 '))
show("F('٣')", lambda: F('٣'))
show('F(1,2)<<1', lambda: F(1,2)<<1)
show("F.from_float(float('inf'))", lambda: F.from_float(float('inf')))
show("format(F(1,2),'.0f')", lambda: format(F(1,2),'.0f'))
show("format(F(3,2),'.0f')", lambda: format(F(3,2),'.0f'))
show("format(F(5,2),'.0f')", lambda: format(F(5,2),'.0f'))
show("format(F(10**20),'g')", lambda: format(F(10**20),'g'))
show("format(F(1,8),'#.10g')", lambda: format(F(1,8),'#.10g'))
show("format(F(-1,3),'=10.2f')", lambda: format(F(-1,3),'=10.2f'))
show("format(F(1,3),'.3')", lambda: format(F(1,3),'.3'))
show("F('1__0')", lambda: F('1__0'))
show("F('_1')", lambda: F('_1'))
show("F('1_')", lambda: F('1_'))
show("F('1e')", lambda: F('1e'))
show("F('-')", lambda: F('-'))
show("F('1.2.3')", lambda: F('1.2.3'))
show("F('1 2')", lambda: F('1 2'))
