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

show('Color.RED', lambda: Color.RED)
show('Color.RED.name', lambda: Color.RED.name)
show('Color.RED.value', lambda: Color.RED.value)
show('Color(1)', lambda: Color(1))
show("Color('x')", lambda: Color('x'))
show('Color(Color.RED)', lambda: Color(Color.RED))
show("Color['RED']", lambda: Color['RED'])
show("Color['x']", lambda: Color['x'])
show('Color.FOO', lambda: Color.FOO)
show('Color.RED.FOO', lambda: Color.RED.FOO)
show('list(Color)', lambda: list(Color))
show('list(reversed(Color))', lambda: list(reversed(Color)))
show('len(Color)', lambda: len(Color))
show('Color.RED in Color', lambda: Color.RED in Color)
show('1 in Color', lambda: 1 in Color)
show("'x' in Color", lambda: 'x' in Color)
show('[] in Color', lambda: [] in Color)
show('Color.RED==1', lambda: Color.RED==1)
show('Color.RED==Color.CRIMSON', lambda: Color.RED==Color.CRIMSON)
show('Color.RED is Color.CRIMSON', lambda: Color.RED is Color.CRIMSON)
show('Color.RED!=Color.BLUE', lambda: Color.RED!=Color.BLUE)
show('Color.RED<Color.BLUE', lambda: Color.RED<Color.BLUE)
show("hash(Color.RED)==hash('RED')", lambda: hash(Color.RED)==hash('RED'))
show('{Color.RED:1}', lambda: {Color.RED:1})
show('Color.RED.RED', lambda: Color.RED.RED)
show('Color.RED.BLUE', lambda: Color.RED.BLUE)
show('type(Color.RED)', lambda: type(Color.RED))
show('isinstance(Color.RED,Color)', lambda: isinstance(Color.RED,Color))
show('Color', lambda: Color)
show('Color.__members__', lambda: Color.__members__)
show('dict(Color.__members__)', lambda: dict(Color.__members__))
