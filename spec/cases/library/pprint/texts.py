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
    [],
    {},
    set(),
    b"",
    [()],
    "line one\nline two is a bit longer than that\n"*3,
    {"k":"word "*30},
    [["deep"*3]*3]*3,
    {(1,2):3},
):
    pprint(o, width=50)
    print(pformat(o, width=30, compact=True))
