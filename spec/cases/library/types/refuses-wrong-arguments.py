# Calls that types refuses, and what it says of them.
import types


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


refused("send", (x for x in ()).send, None)
refused("send", (x for x in ()).send, 'x')
refused("send", (x for x in ()).send)
refused("throw", (x for x in ()).throw, None)
refused("throw", (x for x in ()).throw, 'x')
refused("throw", (x for x in ()).throw)
refused("get", types.MappingProxyType({}).get, [])
refused("get", types.MappingProxyType({}).get)
refused("resolve_bases", types.resolve_bases, None)
refused("resolve_bases", types.resolve_bases)
