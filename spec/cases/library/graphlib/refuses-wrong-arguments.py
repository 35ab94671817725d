# Calls that graphlib refuses, and what it says of them.
import graphlib


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


refused("TopologicalSorter", graphlib.TopologicalSorter, 'x')
refused("TopologicalSorter", graphlib.TopologicalSorter, 1, 1)
