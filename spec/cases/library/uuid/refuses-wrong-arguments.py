# Calls that uuid refuses, and what it says of them.
import uuid


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


refused("SafeUUID", uuid.SafeUUID, 'x')
refused("SafeUUID", uuid.SafeUUID, 3)
refused("SafeUUID", uuid.SafeUUID, nonsense=1)
refused("uuid1", uuid.uuid1, 'x')
refused("uuid1", uuid.uuid1, -1)
refused("uuid1", uuid.uuid1, 1, 1, 1)
refused("uuid5", uuid.uuid5, None, None)
refused("uuid5", uuid.uuid5)
