from fractions import Fraction as F


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show("F('+.5e+2')", lambda: F('+.5e+2'))
show("F('1./2')", lambda: F('1./2'))
show("format(F(7,2),'>+12.3E')", lambda: format(F(7,2),'>+12.3E'))
show("format(F(-7,2),' ^12')", lambda: format(F(-7,2),' ^12'))
show("format(F(1,10**5),'g')", lambda: format(F(1,10**5),'g'))
show("format(F(1,10**4),'g')", lambda: format(F(1,10**4),'g'))
show("format(F(123456789),'_')", lambda: format(F(123456789),'_'))
show("format(F(1,3),'012,.2f')", lambda: format(F(1,3),'012,.2f'))
show('F(1,3)+F(1,6)', lambda: F(1,3)+F(1,6))
show('F(3,4)-F(1,4)', lambda: F(3,4)-F(1,4))
show('F(2,3)*F(3,2)', lambda: F(2,3)*F(3,2))
show('F(2,3)/F(4,9)', lambda: F(2,3)/F(4,9))
show('1-F(1,3)', lambda: 1-F(1,3))
show('1/F(1,3)', lambda: 1/F(1,3))
show('2.0*F(1,2)', lambda: 2.0*F(1,2))
show('sum([F(1,i) for i in range(1,11)])', lambda: sum([F(1,i) for i in range(1,11)]))
show('sorted([F(1,2),0.3,F(1,3),1])', lambda: sorted([F(1,2),0.3,F(1,3),1]))
show('max(F(1,2),0.6)', lambda: max(F(1,2),0.6))
show('F(1,2) in {0.5:1}', lambda: F(1,2) in {0.5:1})
show('F(-3,2)//1', lambda: F(-3,2)//1)
show('F(-3,2)%1', lambda: F(-3,2)%1)
show('round(F(-5,2))', lambda: round(F(-5,2)))
show('round(F(7,2))', lambda: round(F(7,2)))
show('F(10,-4)', lambda: F(10,-4))
show('F(-0.0)', lambda: F(-0.0))
show('repr(F(1,2))', lambda: repr(F(1,2)))
