# Calls that enum refuses, and what it says of them.
import enum


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("Enum", enum.Enum, None, None)
refused("Enum", enum.Enum, 3, 3)
refused("Enum", enum.Enum)
refused("EnumCheck", enum.EnumCheck, None)
refused("EnumCheck", enum.EnumCheck, 'x')
refused("EnumCheck", enum.EnumCheck, nonsense=1)
refused("EnumMeta", enum.EnumMeta)
refused("Flag", enum.Flag, None, None)
refused("Flag", enum.Flag, 3, 3)
refused("Flag", enum.Flag)
refused("FlagBoundary", enum.FlagBoundary, None)
refused("FlagBoundary", enum.FlagBoundary, 'x')
refused("FlagBoundary", enum.FlagBoundary, nonsense=1)
refused("IntEnum", enum.IntEnum, None, None)
refused("IntEnum", enum.IntEnum, 3, 3)
refused("IntEnum", enum.IntEnum)
refused("IntFlag", enum.IntFlag, None, None)
refused("IntFlag", enum.IntFlag, 3, 3)
refused("IntFlag", enum.IntFlag)
refused("ReprEnum", enum.ReprEnum, None, None)
refused("ReprEnum", enum.ReprEnum)
refused("StrEnum", enum.StrEnum, None, None)
refused("StrEnum", enum.StrEnum, 3, 3)
refused("StrEnum", enum.StrEnum)
refused("auto", enum.auto, 1, 1)
refused("bin", enum.bin, None)
refused("bin", enum.bin)
refused("global_enum", enum.global_enum, None)
refused("global_enum", enum.global_enum)
refused("member", enum.member)
refused("nonmember", enum.nonmember)
refused("pickle_by_global_name", enum.pickle_by_global_name, None, None)
refused("pickle_by_global_name", enum.pickle_by_global_name)
refused("property", enum.property, 1, 1, 1, 1, 1)
refused("deleter", enum.property(len).deleter)
refused("getter", enum.property(len).getter)
refused("setter", enum.property(len).setter)
refused("show_flag_values", enum.show_flag_values, None)
refused("show_flag_values", enum.show_flag_values, -1)
refused("show_flag_values", enum.show_flag_values)
refused("verify", enum.verify, nonsense=1)
