import collections
print(collections.__name__, collections.__all__)
print(collections.deque, collections.Counter, collections.OrderedDict, collections.defaultdict, collections.ChainMap, collections.UserDict, collections.namedtuple.__name__)
try:
    collections.Deque
except AttributeError as e:
    print(e)
try:
    from collections import Dequeue
except ImportError as e:
    print(type(e).__name__)
from collections import *
print(UserString, UserList, ChainMap)
