from collections.abc import *
class Iter:
    def __iter__(self): return iter([])
class Blocked(Iter):
    __iter__ = None
class Box:
    def __len__(self): return 0
    def __iter__(self): return iter([])
    def __contains__(self, x): return False
class Call:
    def __call__(self): pass
class NoHash:
    def __eq__(self, other): return True
print(isinstance(Iter(), Iterable), isinstance(Blocked(), Iterable), issubclass(Iter, Iterator), isinstance(Box(), Collection), isinstance(Box(), Sequence), isinstance(Call(), Callable), isinstance(NoHash(), Hashable), isinstance(Box(), Hashable), issubclass(Box, Sized), issubclass(Box, (Mapping, Container)))
print(issubclass(Sequence, Reversible), issubclass(MutableMapping, Mapping), issubclass(dict, Sequence), issubclass(bool, Hashable), Sequence.__mro__[1].__name__)
try:
    issubclass(3, Sized)
except TypeError as e:
    print(e)
