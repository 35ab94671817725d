from collections import abc
for name in ("Iterator", "Mapping", "MutableMapping", "Sequence", "MutableSequence", "Set", "MutableSet", "Hashable", "Callable", "Generator"):
    try:
        getattr(abc, name)()
    except TypeError as e:
        print(e)
class Half(abc.Mapping):
    def __len__(self): return 0
try:
    Half()
except TypeError as e:
    print(e)
print(sorted(abc.Mapping.__abstractmethods__), abc.Mapping.__module__, abc.Mapping, sorted(abc.__all__))
