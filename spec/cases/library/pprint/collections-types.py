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
    frozenset(range(40)),
    UserDict({i:i for i in range(30)}),
    UserList(range(50)),
    UserString("abc "*30),
    bytearray(range(70)),
    "short",
    "a\nb\nc"*20,
    ("x",),
    (),
):
    pprint(o, width=50)
    print(pformat(o, width=30, compact=True))
