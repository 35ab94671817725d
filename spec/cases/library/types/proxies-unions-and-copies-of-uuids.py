# Unions of parameters, proxies of mappings, copies of UUIDs.
import uuid, copy, types
from typing import TypeVar
u = uuid.UUID(int=5)
print(copy.copy(u) == u, copy.deepcopy([u]) == [u], u.__getstate__())
v = uuid.UUID(int=7, is_safe=uuid.SafeUUID.safe)
print(copy.copy(v).is_safe, v.__getstate__())
T = TypeVar('T'); K = TypeVar('K')
print(list[int | list[T]].__parameters__, list[int | list[T]][str], dict[K, int | list[T]][int, str])
p = types.MappingProxyType({'a': 1})
print({'b': 2} | p, p | {'c': 3}, p | p)
try: p |= {'d': 4}
except TypeError as e: print(e)
try: hash(p)
except TypeError as e: print(e)
print(types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.SimpleNamespace(a=1) == 3)
for value in (None, 3):
    try: print(None | value)
    except TypeError as e: print(e)
print(None | int, int | None, None | list[int])
