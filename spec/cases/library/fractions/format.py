from fractions import Fraction as F


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show("format(F(1,3),'e')", lambda: format(F(1,3),'e'))
show("format(F(1,3),'.2%')", lambda: format(F(1,3),'.2%'))
show("format(F(1,3),'*^20')", lambda: format(F(1,3),'*^20'))
show("format(F(1,3),'010')", lambda: format(F(1,3),'010'))
show("format(F(1,3),'010.3f')", lambda: format(F(1,3),'010.3f'))
show("format(F(22,7),'.3g')", lambda: format(F(22,7),'.3g'))
show("format(F(-1,10**6),'z.2f')", lambda: format(F(-1,10**6),'z.2f'))
show("F.from_float('a')", lambda: F.from_float('a'))
show('F.from_float(3)', lambda: F.from_float(3))
show('F.from_decimal(3)', lambda: F.from_decimal(3))
show('F(1,2)**2', lambda: F(1,2)**2)
show('F(1,2)**-2', lambda: F(1,2)**-2)
show('F(0)**-1', lambda: F(0)**-1)
show('F(1,2)**0.5', lambda: F(1,2)**0.5)
show('F(1,2)**F(1,2)', lambda: F(1,2)**F(1,2))
show('2**F(1,2)', lambda: 2**F(1,2))
show('2**F(3)', lambda: 2**F(3))
show('F(1,2)+0.5', lambda: F(1,2)+0.5)
show('F(1,2)+1j', lambda: F(1,2)+1j)
show("F(1,2)+'a'", lambda: F(1,2)+'a')
show("'a'+F(1,2)", lambda: 'a'+F(1,2))
show('F(7,2)//2', lambda: F(7,2)//2)
show('F(7,2)%F(2,3)', lambda: F(7,2)%F(2,3))
show('divmod(F(7,2),2)', lambda: divmod(F(7,2),2))
show('divmod(F(7,2),0.5)', lambda: divmod(F(7,2),0.5))
show("F(1,2)<'a'", lambda: F(1,2)<'a')
