from fractions import Fraction as F


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


show('F(1,2)<0.75', lambda: F(1,2)<0.75)
show("F(1,2)<float('nan')", lambda: F(1,2)<float('nan'))
show('F(1,2)==0.5', lambda: F(1,2)==0.5)
show('F(1,2)==1j', lambda: F(1,2)==1j)
show('hash(F(1,2))==hash(0.5)', lambda: hash(F(1,2))==hash(0.5))
show('hash(F(3))==hash(3)', lambda: hash(F(3))==hash(3))
show('round(F(5,2))', lambda: round(F(5,2)))
show('round(F(22,7),2)', lambda: round(F(22,7),2))
show('round(F(1234),-2)', lambda: round(F(1234),-2))
show('F(1,2)/0', lambda: F(1,2)/0)
show('F(1,2).limit_denominator(0)', lambda: F(1,2).limit_denominator(0))
show('F(3.141592653589793).limit_denominator(1000)', lambda: F(3.141592653589793).limit_denominator(1000))
show('F(1,2).is_integer()', lambda: F(1,2).is_integer())
show('F(7,2).as_integer_ratio()', lambda: F(7,2).as_integer_ratio())
show('complex(F(1,2))', lambda: complex(F(1,2)))
show('abs(F(-1,2))', lambda: abs(F(-1,2)))
show('+F(1,2)', lambda: +F(1,2))
show('-F(1,2)', lambda: -F(1,2))
show('int(F(-7,2))', lambda: int(F(-7,2)))
show('bool(F(0))', lambda: bool(F(0)))
show('F(1,2)._numerator', lambda: F(1,2)._numerator)
show('F.__slots__', lambda: F.__slots__)
show('F(3,6).numerator', lambda: F(3,6).numerator)
show('pow(F(2),3,5)', lambda: pow(F(2),3,5))
show('F(True)', lambda: F(True))
show('F(F(1,2),F(3,4))', lambda: F(F(1,2),F(3,4)))
