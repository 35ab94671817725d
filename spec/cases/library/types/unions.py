from types import GenericAlias, NoneType, UnionType

u = int | str | None
print(u, isinstance(u, UnionType), u.__args__, isinstance(3, u), isinstance(None, u), issubclass(bool, u), u == (str | None | int))
print(NoneType is type(None), isinstance(list[int], GenericAlias), list[int].__origin__, dict[str, int].__args__, int | list[str])
try:
    isinstance(3, list[int] | int)
except TypeError as e:
    print(e)
try:
    UnionType()
except TypeError as e:
    print(e)
