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

show('P(1)', lambda: P(1))
show('P(1,2)', lambda: P(1,2))
show('P(1,tags=[3])', lambda: P(1,tags=[3]))
show('P()', lambda: P())
show('P(1,2,3,4,5)', lambda: P(1,2,3,4,5))
show('P(1,z=1)', lambda: P(1,z=1))
show('P(1,x=2)', lambda: P(1,x=2))
show("P('a').x", lambda: P('a').x)
show('P(1)==P(1)', lambda: P(1)==P(1))
show('P(1)==P(2)', lambda: P(1)==P(2))
show('P(1)==3', lambda: P(1)==3)
show('P(1)!=P(1,1)', lambda: P(1)!=P(1,1))
show("P(1,note='a')==P(1,note='b')", lambda: P(1,note='a')==P(1,note='b'))
show('P(1)<P(2)', lambda: P(1)<P(2))
show('hash(P(1))', lambda: hash(P(1)))
show('P.__doc__', lambda: P.__doc__)
show('P.__match_args__', lambda: P.__match_args__)
show('P.kind', lambda: P.kind)
show('[f.name for f in fields(P)]', lambda: [f.name for f in fields(P)])
show('fields(P(1))[2].default_factory', lambda: fields(P(1))[2].default_factory)
show('fields(3)', lambda: fields(3))
show('asdict(P(1,tags=[1,2]))', lambda: asdict(P(1,tags=[1,2])))
show('astuple(P(1))', lambda: astuple(P(1)))
show('replace(P(1,2),x=5)', lambda: replace(P(1,2),x=5))
show('copy.replace(P(1,2),y=7)', lambda: copy.replace(P(1,2),y=7))
show('replace(P(1),q=1)', lambda: replace(P(1),q=1))
show('replace(3)', lambda: replace(3))
show('is_dataclass(P)', lambda: is_dataclass(P))
show('is_dataclass(P(1))', lambda: is_dataclass(P(1)))
show('is_dataclass(3)', lambda: is_dataclass(3))
