import copy
import enum
from enum import *


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


class Color(Enum):
    RED=1; GREEN=2; BLUE=3; CRIMSON=1
class Planet(Enum):
    MERCURY=(3.3e23,2.4e6); EARTH=(5.9e24,6.3e6)
    def __init__(self,mass,radius): self.mass=mass; self.radius=radius
    @property
    def g(self): return round(self.mass/self.radius**2)
    @classmethod
    def first(cls): return next(iter(cls))
    @staticmethod
    def s(): return 5
class Perm(Flag):
    R=4; W=2; X=1; RWX=7; NONE=0
class IF(IntFlag):
    A=1; B=2
class S(StrEnum):
    X=auto(); Y='why'; TITLE='t'
class N(IntEnum):
    A=1; B=2
class Con(Flag,boundary=CONFORM):
    A=1;B=4
class Ej(Flag,boundary=EJECT):
    A=1;B=4
class Ke(Flag,boundary=KEEP):
    A=1;B=4
class Auto(Enum):
    def _generate_next_value_(name,start,count,last): return name.lower()+str(count)
    A=auto(); B=auto()
class Miss(Enum):
    A=1
    @classmethod
    def _missing_(cls,v):
        if v=='a': return cls.A
        if v=='bad': return 5
        if v=='err': raise KeyError('x')
        if v=='ve': raise ValueError('mine')
class Un(Enum):
    L=[1]; D={}
class Empty(Enum): pass
class Mixed(bytes,Enum):
    def __new__(cls,value,label):
        o=bytes.__new__(cls,[value]); o._value_=value; o.label=label; return o
    A=(1,'one'); B=(2,'two')
class Coord(Enum):
    def __new__(cls,*a):
        o=object.__new__(cls); o._value_=len(cls.__members__)+1; return o
    P=(); Q=()
class NM(Enum):
    A=1
    B=nonmember(5)
    @member
    def f(self): return 1
    class Inner: pass
    _ignore_='tmp i'
    tmp=3
    for i in range(2): pass
    lam=lambda self: self.value
class TupleEnum(tuple,Enum):
    A=(1,2)
class FloatE(float,Enum):
    PI=3.14
class DateF(Enum):
    name1='x'

show('S.X.title()', lambda: S.X.title())
show('repr(S.Y)', lambda: repr(S.Y))
show('f"{S.Y:<5}|"', lambda: f"{S.Y:<5}|")
show("{'x':1}[S.X]", lambda: {'x':1}[S.X])
show('N.A+N.B', lambda: N.A+N.B)
show('N.A==1', lambda: N.A==1)
show('N(1)', lambda: N(1))
show('N.A<N.B', lambda: N.A<N.B)
show('str(N.A)', lambda: str(N.A))
show('repr(N.A)', lambda: repr(N.A))
show('f"{N.A:03}"', lambda: f"{N.A:03}")
show('range(3)[N.B]', lambda: range(3)[N.B])
show('[10,20][N.A]', lambda: [10,20][N.A])
show('N.A/2', lambda: N.A/2)
show('int(N.B)', lambda: int(N.B))
show('isinstance(N.A,int)', lambda: isinstance(N.A,int))
show('Con(2)', lambda: Con(2))
show('Con(7)', lambda: Con(7))
show('Ej(2)', lambda: Ej(2))
show('Ej(5)', lambda: Ej(5))
show('Ke(2)', lambda: Ke(2))
show('Ke(7)', lambda: Ke(7))
show('~Ke.A', lambda: ~Ke.A)
show('~Con.A', lambda: ~Con.A)
show('~Ej.A', lambda: ~Ej.A)
show('Auto.A.value', lambda: Auto.A.value)
show('Auto.B', lambda: Auto.B)
show("Miss('a')", lambda: Miss('a'))
show("Miss('bad')", lambda: Miss('bad'))
show("Miss('err')", lambda: Miss('err'))
show("Miss('ve')", lambda: Miss('ve'))
