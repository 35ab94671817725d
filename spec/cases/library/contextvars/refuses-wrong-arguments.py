# Calls that contextvars refuses, and what it says of them.
import contextvars


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


refused("Context", contextvars.Context, None)
refused("Context", contextvars.Context, nonsense=1)
refused("get", contextvars.copy_context().get, None)
refused("get", contextvars.copy_context().get, 'x')
refused("run", contextvars.copy_context().run, None)
refused("run", contextvars.copy_context().run)
refused("ContextVar", contextvars.ContextVar, None)
refused("reset", contextvars.ContextVar('v').reset, None)
refused("reset", contextvars.ContextVar('v').reset, 'x')
refused("Token", contextvars.Token, None)
refused("Token", contextvars.Token)
