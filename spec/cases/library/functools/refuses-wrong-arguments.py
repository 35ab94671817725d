# Calls that functools refuses, and what it says of them.
import functools


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


refused("cached_property", functools.cached_property, None)
refused("cached_property", functools.cached_property)
refused("cmp_to_key", functools.cmp_to_key)
refused("partialmethod", functools.partialmethod, None)
refused("partialmethod", functools.partialmethod, 'x')
refused("partialmethod", functools.partialmethod)
refused("singledispatch", functools.singledispatch)
refused("singledispatchmethod", functools.singledispatchmethod, None)
refused("singledispatchmethod", functools.singledispatchmethod, 'x')
refused("singledispatchmethod", functools.singledispatchmethod)
refused("register", functools.singledispatchmethod(len).register, None)
refused("register", functools.singledispatchmethod(len).register, 'x')
refused("register", functools.singledispatchmethod(len).register)
refused("wraps", functools.wraps)
