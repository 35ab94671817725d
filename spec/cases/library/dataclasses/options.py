import copy
import dataclasses
from dataclasses import *
from typing import ClassVar, List, Optional


def show(label, call):
    try:
        print(label, "->", call())
    except Exception as e:
        print(label, "!!", type(e).__name__, e)


@dataclass
class P:
    x:int
    y:int=0
    tags:list=field(default_factory=list)
    note:Optional[str]=field(default=None,repr=False,compare=False)
    kind:ClassVar[str]='k'
@dataclass(order=True,frozen=True)
class F:
    a:int
    b:str='z'
@dataclass
class Sub(P):
    z:int=5
@dataclass(kw_only=True)
class K:
    a:int
    b:int=2
@dataclass
class K2:
    a:int
    _:KW_ONLY
    b:int
    c:int=3
@dataclass
class I:
    w:int
    scale:InitVar[int]=2
    area:int=field(init=False)
    def __post_init__(self,scale): self.area=self.w*scale
@dataclass(slots=True)
class S:
    a:int
    b:int=3
@dataclass(unsafe_hash=True)
class H:
    a:int
    b:list=field(default_factory=list,hash=False)
@dataclass
class Tree:
    v:int
    left:'Tree|None'=None
    right:'Tree|None'=None
    kids:list=field(default_factory=list)
@dataclass(eq=False)
class NE: a:int
@dataclass(repr=False)
class NR: a:int
@dataclass
class M:
    a:int=field(metadata={'unit':'m'})
loop=Tree(1); loop.kids.append(loop)
Dyn=make_dataclass('Dyn',['a',('b',int),('c',int,field(default=5))],namespace={'tot':lambda self:self.b+self.c})
@dataclass
class WithSelf:
    self:int
    other:int
@dataclass(frozen=True,slots=True)
class FS:
    a:int
@dataclass
class Empty: pass

show('is_dataclass(int)', lambda: is_dataclass(int))
show('asdict(P)', lambda: asdict(P))
show('asdict(3)', lambda: asdict(3))
show('F(1)<F(2)', lambda: F(1)<F(2))
show("F(1,'a')<F(1,'b')", lambda: F(1,'a')<F(1,'b'))
show('F(1)<=F(1)', lambda: F(1)<=F(1))
show('F(1)>3', lambda: F(1)>3)
show('sorted([F(2),F(1)])', lambda: sorted([F(2),F(1)]))
show('hash(F(1))==hash(F(1))', lambda: hash(F(1))==hash(F(1)))
show('{F(1):2}[F(1)]', lambda: {F(1):2}[F(1)])
show("setattr(F(1),'a',2)", lambda: setattr(F(1),'a',2))
show("delattr(F(1),'a')", lambda: delattr(F(1),'a'))
show("setattr(F(1),'zzz',2)", lambda: setattr(F(1),'zzz',2))
show('F(1)==F(1)', lambda: F(1)==F(1))
show('F.__doc__', lambda: F.__doc__)
show('Sub(1)', lambda: Sub(1))
show('Sub(1,z=7)', lambda: Sub(1,z=7))
show('Sub.__doc__', lambda: Sub.__doc__)
show('Sub.__mro__', lambda: Sub.__mro__)
show('Sub(1)==P(1)', lambda: Sub(1)==P(1))
show('K(a=1)', lambda: K(a=1))
show('K(1)', lambda: K(1))
show('K.__doc__', lambda: K.__doc__)
show('K.__match_args__', lambda: K.__match_args__)
show('K()', lambda: K())
show('K2(1,b=2)', lambda: K2(1,b=2))
show('K2(1,2)', lambda: K2(1,2))
show('K2.__doc__', lambda: K2.__doc__)
show('I(3)', lambda: I(3))
show('I(3,scale=5).area', lambda: I(3,scale=5).area)
