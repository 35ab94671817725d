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
print(pformat(loop).startswith("[1, <Recursion on list with id="), isrecursive(loop), isreadable(loop), isreadable([1]), isreadable([object()]), isrecursive(dl), saferepr([1,{2:3}]))
pprint(123456789,underscore_numbers=True); pprint([1234567,{10000:2}],underscore_numbers=True)
for bad in ({"indent":-1},{"depth":0},{"width":0},{"width":"a"}):
    try: pprint(1,**bad)
    except Exception as e: print(type(e).__name__,e)
class MyP(PrettyPrinter):
    def format(self,o,c,m,l):
        if isinstance(o,str): return o.upper(),True,False
        return super().format(o,c,m,l)
MyP().pprint(["a","b"])
class L(list): pass
class R(list):
    def __repr__(self): return "R!"*50
pprint(L(range(50)),width=40); pprint(R([1])); pprint([R([1])]*2)
class A:
    def __repr__(self): return "A(\n 1)"
pprint([A()]*3,width=10)
class Out:
    def write(self,t): print(repr(t),end=" ")
pprint([1,[2]*30],stream=Out(),width=20)
print(); print(pm.__all__)
