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

show('1 in Perm.RWX', lambda: 1 in Perm.RWX)
show('list(Perm.RWX)', lambda: list(Perm.RWX))
show('list(Perm)', lambda: list(Perm))
show('len(Perm.RWX)', lambda: len(Perm.RWX))
show('len(Perm)', lambda: len(Perm))
show('(Perm.R|Perm.W).name', lambda: (Perm.R|Perm.W).name)
show('(Perm.R|Perm.W).value', lambda: (Perm.R|Perm.W).value)
show('str(Perm.R|Perm.W)', lambda: str(Perm.R|Perm.W))
show('Perm.NONE', lambda: Perm.NONE)
show('Perm(3)', lambda: Perm(3))
show('bool(Perm.NONE)', lambda: bool(Perm.NONE))
show("Perm['RWX']", lambda: Perm['RWX'])
show('Perm.__members__', lambda: Perm.__members__)
show('IF.A|IF.B', lambda: IF.A|IF.B)
show('IF.A|8', lambda: IF.A|8)
show('IF(8)', lambda: IF(8))
show('IF.A+1', lambda: IF.A+1)
show('IF.A&1', lambda: IF.A&1)
show('~IF.A', lambda: ~IF.A)
show('str(IF.A)', lambda: str(IF.A))
show('f"{IF.A}"', lambda: f"{IF.A}")
show('list(IF(3))', lambda: list(IF(3)))
show('IF(-1)', lambda: IF(-1))
show('1|IF.B', lambda: 1|IF.B)
show('IF(11).name', lambda: IF(11).name)
show('S.X', lambda: S.X)
show('S.X.upper()', lambda: S.X.upper())
show("S.X=='x'", lambda: S.X=='x')
show("S('why')", lambda: S('why'))
show("S.X+'z'", lambda: S.X+'z')
show('S.TITLE', lambda: S.TITLE)
