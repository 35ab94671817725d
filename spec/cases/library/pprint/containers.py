from pprint import *
import pprint as pm
from collections import *
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass, field
from enum import Enum
@dataclass
class P:
    a:int
    b:list=field(default_factory=list)
    c:'P|None'=None
    d:str=field(default='z',repr=False)
loop=[1]; loop.append(loop)
dl={}; dl['x']=dl
for o in (
    P(1,list(range(30)),P(2)),
    OrderedDict((i,"v"*10) for i in range(10)),
    defaultdict(list,{i:[i]*5 for i in range(10)}),
    Counter("abracadabra"*3),
    deque(range(50),60),
    deque(range(50)),
    ChainMap({i:i for i in range(20)},{"q":"w"*50}),
    SimpleNamespace(a=1,b=list(range(40)),c="z"),
    MappingProxyType({i:i for i in range(30)}),
):
    pprint(o, width=50)
    print(pformat(o, width=30, compact=True))
