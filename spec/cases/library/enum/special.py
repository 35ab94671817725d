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

show("Miss('zz')", lambda: Miss('zz'))
show('Un.L', lambda: Un.L)
show('Un([1])', lambda: Un([1]))
show('Un([2])', lambda: Un([2]))
show('[1] in Un', lambda: [1] in Un)
show('Empty', lambda: Empty)
show('Empty()', lambda: Empty())
show("Empty('X')", lambda: Empty('X'))
show("Empty('X','A B')", lambda: Empty('X','A B'))
show("list(Empty('X','A B'))", lambda: list(Empty('X','A B')))
show("Empty('X',[('A',5),('B',6)])('5')", lambda: Empty('X',[('A',5),('B',6)])('5'))
show("Empty('X',{'A':5}).A", lambda: Empty('X',{'A':5}).A)
show("Empty('X','a,b c',start=5).b", lambda: Empty('X','a,b c',start=5).b)
show("Enum('Y','A B').B", lambda: Enum('Y','A B').B)
show("IntEnum('Z','A B').A+1", lambda: IntEnum('Z','A B').A+1)
show("Flag('F','A B C').C", lambda: Flag('F','A B C').C)
show("Enum('Y',[])", lambda: Enum('Y',[]))
show("Enum('Y')", lambda: Enum('Y'))
show("Enum('T',['A','B'],type=str).A", lambda: Enum('T',['A','B'],type=str).A)
show('Mixed.A', lambda: Mixed.A)
show('Mixed.A.label', lambda: Mixed.A.label)
show('Mixed(2)', lambda: Mixed(2))
show('Coord.Q', lambda: Coord.Q)
show('NM.B', lambda: NM.B)
show('NM.Inner', lambda: NM.Inner)
show('NM.A.lam()', lambda: NM.A.lam())
show("hasattr(NM,'tmp')", lambda: hasattr(NM,'tmp'))
show('TupleEnum.A', lambda: TupleEnum.A)
show('TupleEnum.A[1]', lambda: TupleEnum.A[1])
show('FloatE.PI', lambda: FloatE.PI)
show('FloatE.PI+1', lambda: FloatE.PI+1)
