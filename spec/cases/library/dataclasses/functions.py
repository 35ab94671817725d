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

show('I(3,5)', lambda: I(3,5))
show('replace(I(3),w=4,scale=3)', lambda: replace(I(3),w=4,scale=3))
show('replace(I(3),area=4)', lambda: replace(I(3),area=4))
show('I.__doc__', lambda: I.__doc__)
show('I(3).scale', lambda: I(3).scale)
show('S(1)', lambda: S(1))
show('S(1).__slots__', lambda: S(1).__slots__)
show('S(1).c', lambda: S(1).c)
show("setattr(S(1),'c',5)", lambda: setattr(S(1),'c',5))
show('S(1)==S(1)', lambda: S(1)==S(1))
show('H(1)', lambda: H(1))
show('hash(H(1))==hash(H(1,[2]))', lambda: hash(H(1))==hash(H(1,[2])))
show('Tree(1,Tree(2))', lambda: Tree(1,Tree(2)))
show('asdict(Tree(1,Tree(2,None,Tree(3)),kids=[Tree(4)]))', lambda: asdict(Tree(1,Tree(2,None,Tree(3)),kids=[Tree(4)])))
show('astuple(Tree(1,Tree(2)))', lambda: astuple(Tree(1,Tree(2))))
show('loop', lambda: loop)
show('NE(1)==NE(1)', lambda: NE(1)==NE(1))
show('hash(NE(1))!=0', lambda: hash(NE(1))!=0)
show("repr(NR(1)).startswith('<__main__.NR object')", lambda: repr(NR(1)).startswith('<__main__.NR object'))
show("M.__dataclass_fields__['a'].metadata['unit']", lambda: M.__dataclass_fields__['a'].metadata['unit'])
show("M.__dataclass_fields__['a'].metadata", lambda: M.__dataclass_fields__['a'].metadata)
show("fields(M)[0].metadata['x']", lambda: fields(M)[0].metadata['x'])
show('Dyn(1,2)', lambda: Dyn(1,2))
show('Dyn(1,2).tot()', lambda: Dyn(1,2).tot())
show('Dyn.__doc__', lambda: Dyn.__doc__)
show('Dyn.__module__', lambda: Dyn.__module__)
show('Dyn()', lambda: Dyn())
show('WithSelf(1,2)', lambda: WithSelf(1,2))
show('FS(1)', lambda: FS(1))
show("setattr(FS(1),'a',2)", lambda: setattr(FS(1),'a',2))
