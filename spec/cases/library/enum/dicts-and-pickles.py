# The dict that enumerations are made in, and other helpers by hand.
import enum


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


print(len(enum.EnumDict()), enum.EnumDict().member_names)
members = enum.EnumType.__prepare__("Colour", ())
members["RED"] = 1
members["BLUE"] = 2
members["_private"] = 3
print(list(members)[-3:], members.member_names)


def again(key, value):
    def set():
        members[key] = value

    return set


show("twice", again("RED", 2))
show("_sunder_", again("_reserved_", 2))
show("mro", again("mro", 2))
members["method"] = lambda self: 1
print(list(members))
members.update({"GREEN": 9}, BLACK=10)
print(list(members.member_names))
show("EnumDict(1, 2)", enum.EnumDict, 1, 2)


class Shade(enum.Enum):
    DARK = 1


print(enum.pickle_by_enum_name(Shade.DARK, 4)[1], enum.pickle_by_global_name(Shade.DARK, 4))
show("pickle_by_enum_name()", enum.pickle_by_enum_name)
