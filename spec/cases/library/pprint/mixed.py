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
    {1:'a','b':2,None:3},
    10**50,
    [1.5,True,None],
    namedtuple("N","a b")(1,2),
    [namedtuple("NN","aaa bbb")("x"*40,"y"*40)]*2,
    123456789,
):
    pprint(o, width=50)
    print(pformat(o, width=30, compact=True))
