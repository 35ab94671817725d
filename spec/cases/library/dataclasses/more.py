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

show('copy.copy(FS(1))', lambda: copy.copy(FS(1)))
show('copy.deepcopy(P(1,tags=[1]))', lambda: copy.deepcopy(P(1,tags=[1])))
show('Empty()', lambda: Empty())
show('Empty()==Empty()', lambda: Empty()==Empty())
show('Empty(1)', lambda: Empty(1))
show('InitVar[int]', lambda: InitVar[int])
show('InitVar[List[int]]', lambda: InitVar[List[int]])
show('field(default=1,default_factory=list)', lambda: field(default=1,default_factory=list))
show('P.__dataclass_params__', lambda: P.__dataclass_params__)
show("make_dataclass('X',['a','a'])", lambda: make_dataclass('X',['a','a']))
show("make_dataclass('X',['1a'])", lambda: make_dataclass('X',['1a']))
show("make_dataclass('X',['for'])", lambda: make_dataclass('X',['for']))
show("make_dataclass('X',[('a',)])", lambda: make_dataclass('X',[('a',)]))
show("make_dataclass('X',[3])", lambda: make_dataclass('X',[3]))
show("make_dataclass('X',{'a':int,'b':str}.items())(1,2)", lambda: make_dataclass('X',{'a':int,'b':str}.items())(1,2))
show("make_dataclass('X',['a'],frozen=True)(1)", lambda: make_dataclass('X',['a'],frozen=True)(1))
show("make_dataclass('X',['a'],bases=(P,))", lambda: make_dataclass('X',['a'],bases=(P,)))
show('P.__init__.__annotations__', lambda: P.__init__.__annotations__)
show('P.__init__.__qualname__', lambda: P.__init__.__qualname__)
show('P.__eq__.__qualname__', lambda: P.__eq__.__qualname__)
show('P.__repr__.__name__', lambda: P.__repr__.__name__)
show('P.__init__.__defaults__', lambda: P.__init__.__defaults__)
show('P(1,2).__dict__', lambda: P(1,2).__dict__)
show('Tree.__annotations__', lambda: Tree.__annotations__)
show('asdict(P(1),dict_factory=lambda kv: sorted(kv))', lambda: asdict(P(1),dict_factory=lambda kv: sorted(kv)))
show('astuple(P(1),tuple_factory=list)', lambda: astuple(P(1),tuple_factory=list))
show('FrozenInstanceError.__mro__', lambda: FrozenInstanceError.__mro__)
show('dataclasses.__all__', lambda: dataclasses.__all__)
