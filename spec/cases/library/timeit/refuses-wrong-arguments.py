# Calls that timeit refuses, and what it says of them.
import timeit


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


refused("Timer", timeit.Timer, None)
refused("Timer", timeit.Timer, None, None, None, None)
refused("Timer", timeit.Timer, 1, 1, 1, 1, 1)
refused("autorange", timeit.Timer('pass').autorange, 'x')
refused("autorange", timeit.Timer('pass').autorange, 1, 1)
refused("print_exc", timeit.Timer('pass').print_exc, 'x')
refused("print_exc", timeit.Timer('pass').print_exc, 1, 1)
refused("repeat", timeit.Timer('pass').repeat, None)
refused("repeat", timeit.Timer('pass').repeat, 1, 1, 1)
refused("timeit", timeit.Timer('pass').timeit, 1, 1)
refused("repeat", timeit.repeat, None)
refused("repeat", timeit.repeat, 1, 1, 1, 1, 1, 1, 1)
refused("timeit", timeit.timeit, None)
refused("timeit", timeit.timeit, 1, 1, 1, 1, 1, 1)
