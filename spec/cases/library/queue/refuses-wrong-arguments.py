# Calls that queue refuses, and what it says of them.
import queue


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


refused("LifoQueue", queue.LifoQueue, 1, 1)
refused("shutdown", queue.LifoQueue().shutdown, 1, 1)
refused("PriorityQueue", queue.PriorityQueue, 1, 1)
refused("Queue", queue.Queue, 1, 1)
refused("get", queue.SimpleQueue().get, None)
refused("get", queue.SimpleQueue().get, 'x', 'x')
