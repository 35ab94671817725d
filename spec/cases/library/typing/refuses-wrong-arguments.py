# Calls that typing refuses, and what it says of them.
import typing


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


refused("assert_type", typing.assert_type)
refused("cast", typing.cast)
refused("dataclass_transform", typing.dataclass_transform, 1)
refused("final", typing.final)
refused("get_args", typing.get_args)
refused("get_origin", typing.get_origin)
refused("get_overloads", typing.get_overloads, None)
refused("get_overloads", typing.get_overloads)
refused("get_protocol_members", typing.get_protocol_members, None)
refused("get_protocol_members", typing.get_protocol_members, 'x')
refused("get_protocol_members", typing.get_protocol_members)
refused("is_protocol", typing.is_protocol)
refused("is_typeddict", typing.is_typeddict)
refused("no_type_check", typing.no_type_check, None)
refused("no_type_check", typing.no_type_check)
refused("no_type_check_decorator", typing.no_type_check_decorator)
refused("overload", typing.overload)
refused("override", typing.override)
refused("reveal_type", typing.reveal_type)
