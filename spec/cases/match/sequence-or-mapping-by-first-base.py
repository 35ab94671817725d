# A class is a sequence or a mapping to patterns, by the first of its bases that is either.
from collections.abc import Mapping, Sequence


class Both:
    def __getitem__(self, key):
        raise KeyError(key)

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


class M(Both, Mapping, Sequence):
    pass


class S(Both, Sequence, Mapping):
    pass


class D(dict, Sequence):
    pass


class L(list, Mapping):
    pass


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"


for cls in (M, S, D, L):
    print(cls.__name__, kind(cls()))
