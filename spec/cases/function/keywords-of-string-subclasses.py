# imports: *
import functools
from enum import Enum, StrEnum


class Key(str):
    pass


class Field(StrEnum):
    NAME = "name"
    SIZE = "size"


class Old(str, Enum):
    NAME = "name"


def show(**fields):
    return {str(key): value for key, value in fields.items()}


def named(name, size=0):
    return name, size


print(show(**{Field.NAME: 1, Field.SIZE: 2}), show(**{Key("a"): 1}, b=2), dict(**{Key("q"): 1}))
print(named(**{Old.NAME: "x"}), named(**{Field.NAME: "y", "size": 3}))
print(functools.partial(show, **{Key("z"): 1})(), "{name}".format(**{Field.NAME: "n"}))
for wrong in (
    lambda: show(a=1, **{Key("a"): 2}),
    lambda: show(**{Key("a"): 1}, **{"a": 2}),
    lambda: show(**{1: 2}),
    lambda: named("x", **{Field.NAME: 1}),
    lambda: named(**{Key("other"): 1}),
):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
