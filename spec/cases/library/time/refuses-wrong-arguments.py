# Calls that time refuses, and what it says of them.
import time


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


refused("clock_getres", time.clock_getres, -1)
refused("clock_gettime_ns", time.clock_gettime_ns, None)
refused("clock_gettime_ns", time.clock_gettime_ns, 'x')
refused("ctime", time.ctime, 'x')
refused("mktime", time.mktime, None)
refused("mktime", time.mktime, (1, 2))
