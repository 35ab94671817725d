# Calls that logging.handlers refuses, and what it says of them.
import logging.handlers


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


refused("BaseRotatingHandler", logging.handlers.BaseRotatingHandler)
refused("BufferingHandler", logging.handlers.BufferingHandler)
refused("emit", logging.handlers.BufferingHandler(9).emit)
refused("shouldFlush", logging.handlers.BufferingHandler(9).shouldFlush)
refused("MemoryHandler", logging.handlers.MemoryHandler)
refused("setTarget", logging.handlers.MemoryHandler(9).setTarget)
refused("shouldFlush", logging.handlers.MemoryHandler(9).shouldFlush, None)
refused("shouldFlush", logging.handlers.MemoryHandler(9).shouldFlush)
refused("QueueHandler", logging.handlers.QueueHandler)
refused("emit", logging.handlers.QueueHandler(None).emit)
refused("enqueue", logging.handlers.QueueHandler(None).enqueue, None)
refused("enqueue", logging.handlers.QueueHandler(None).enqueue)
refused("prepare", logging.handlers.QueueHandler(None).prepare, None)
refused("prepare", logging.handlers.QueueHandler(None).prepare)
refused("QueueListener", logging.handlers.QueueListener)
refused("dequeue", logging.handlers.QueueListener(None).dequeue)
refused("handle", logging.handlers.QueueListener(None).handle)
refused("prepare", logging.handlers.QueueListener(None).prepare)
refused("RotatingFileHandler", logging.handlers.RotatingFileHandler)
refused("TimedRotatingFileHandler", logging.handlers.TimedRotatingFileHandler)
