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

show('copy.copy(Color.RED) is Color.RED', lambda: copy.copy(Color.RED) is Color.RED)
show('copy.deepcopy([Color.RED])[0] is Color.RED', lambda: copy.deepcopy([Color.RED])[0] is Color.RED)
show('Color.RED.__class__', lambda: Color.RED.__class__)
show('dir(Color)', lambda: dir(Color))
show('dir(Color.RED)', lambda: dir(Color.RED))
show('enum.bin(5)', lambda: enum.bin(5))
show('enum.bin(-5)', lambda: enum.bin(-5))
show('enum.bin(5,8)', lambda: enum.bin(5,8))
show('enum.show_flag_values(13)', lambda: enum.show_flag_values(13))
show('FlagBoundary.STRICT', lambda: FlagBoundary.STRICT)
show('list(EnumCheck)', lambda: list(EnumCheck))
show('Enum.__mro__', lambda: Enum.__mro__)
show('IntEnum.__mro__', lambda: IntEnum.__mro__)
show('IntFlag.__mro__', lambda: IntFlag.__mro__)
show('EnumMeta is EnumType', lambda: EnumMeta is EnumType)
show('Color.RED.name.lower()', lambda: Color.RED.name.lower())
show('Perm.R.name', lambda: Perm.R.name)
show('Perm(6).name', lambda: Perm(6).name)
show('Perm(6)._value_', lambda: Perm(6)._value_)
show('Color.RED._sort_order_', lambda: Color.RED._sort_order_)
show('[c.name for c in Color]', lambda: [c.name for c in Color])
show('sorted(Color, key=lambda c: c.value)', lambda: sorted(Color, key=lambda c: c.value))
show('max(Color,key=lambda c:c.value)', lambda: max(Color,key=lambda c:c.value))
show('Color.RED.__objclass__', lambda: Color.RED.__objclass__)
show('len(enum.__all__)', lambda: len(enum.__all__))
show('Color.value', lambda: Color.value)
show('Color.RED.name.__class__', lambda: Color.RED.name.__class__)
