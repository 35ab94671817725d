from pprint import *
import pprint as pm
from collections import *
from types import SimpleNamespace, MappingProxyType
from dataclasses import dataclass, field
from enum import Enum
data={"name":"x"*30,"list":list(range(40)),"nested":{"a":[{"k":i,"v":"word "*i} for i in range(6)],"b":("t",)*12},"s":{1,2,3},"text":"The quick brown fox jumps over the lazy dog. "*4,"bytes":bytes(range(60)),"none":None,2:3}
for kw in ({},{"width":40},{"indent":4},{"compact":True},{"depth":2}):
    print(kw)
    pprint(data, **kw)
pp(data)
