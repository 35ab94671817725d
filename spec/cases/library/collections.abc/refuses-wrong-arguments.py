# Calls that collections.abc refuses, and what it says of them.
import collections.abc


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


refused("append", collections.UserList([1]).append)
refused("extend", collections.UserList([1]).extend, None)
refused("extend", collections.UserList([1]).extend)
refused("insert", collections.UserList([1]).insert, None, None)
refused("insert", collections.UserList([1]).insert)
refused("pop", collections.UserList([1]).pop, None)
refused("pop", collections.UserList([1]).pop, 3)
refused("pop", collections.UserList([1]).pop, 1, 1)
