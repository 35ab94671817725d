# Calls that heapq refuses, and what it says of them.
import heapq


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


refused("heapify", heapq.heapify, None)
refused("heapify", heapq.heapify, 'x')
refused("heapify", heapq.heapify)
refused("heappush", heapq.heappush, None, None)
refused("heappush", heapq.heappush, 'x', 'x')
refused("heappush", heapq.heappush)
refused("heappushpop", heapq.heappushpop, None, None)
refused("heappushpop", heapq.heappushpop, 'x', 'x')
refused("heappushpop", heapq.heappushpop)
refused("heapreplace", heapq.heapreplace, None, None)
refused("heapreplace", heapq.heapreplace, 'x', 'x')
refused("heapreplace", heapq.heapreplace)
