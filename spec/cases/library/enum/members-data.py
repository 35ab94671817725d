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

show('type(Color)', lambda: type(Color))
show('bool(Color.RED)', lambda: bool(Color.RED))
show('bool(Color)', lambda: bool(Color))
show('str(Color.RED)', lambda: str(Color.RED))
show('f"{Color.RED!r:>20}"', lambda: f"{Color.RED!r:>20}")
show('f"{Color.RED:>12}"', lambda: f"{Color.RED:>12}")
show('"%s"%Color.RED', lambda: "%s"%Color.RED)
show('Color.__doc__', lambda: Color.__doc__)
show('Color.__name__', lambda: Color.__name__)
show('Color.__module__', lambda: Color.__module__)
show('Color._member_names_', lambda: Color._member_names_)
show('Planet.EARTH.g', lambda: Planet.EARTH.g)
show('Planet.EARTH', lambda: Planet.EARTH)
show('Planet.first()', lambda: Planet.first())
show('Planet.s()', lambda: Planet.s())
show('Planet((3.3e23,2.4e6))', lambda: Planet((3.3e23,2.4e6)))
show('Planet(5)', lambda: Planet(5))
show('Planet.EARTH.mass', lambda: Planet.EARTH.mass)
show('Perm.R|Perm.W', lambda: Perm.R|Perm.W)
show('Perm.R&Perm.W', lambda: Perm.R&Perm.W)
show('Perm.R^Perm.RWX', lambda: Perm.R^Perm.RWX)
show('~Perm.R', lambda: ~Perm.R)
show('~Perm.RWX', lambda: ~Perm.RWX)
show('Perm.RWX', lambda: Perm.RWX)
show('Perm(6)', lambda: Perm(6))
show('Perm(0)', lambda: Perm(0))
show('Perm(8)', lambda: Perm(8))
show('Perm(-1)', lambda: Perm(-1))
show("Perm('x')", lambda: Perm('x'))
show('Perm.R|1', lambda: Perm.R|1)
show('Perm.R in Perm.RWX', lambda: Perm.R in Perm.RWX)
