# Calls that contextlib refuses, and what it says of them.
import contextlib


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


refused("callback", contextlib.AsyncExitStack().callback)
refused("push", contextlib.AsyncExitStack().push)
refused("push_async_callback", contextlib.AsyncExitStack().push_async_callback)
refused("push_async_exit", contextlib.AsyncExitStack().push_async_exit)
refused("aclosing", contextlib.aclosing)
refused("asynccontextmanager", contextlib.asynccontextmanager)
refused("chdir", contextlib.chdir)
refused("closing", contextlib.closing)
refused("contextmanager", contextlib.contextmanager)
refused("nullcontext", contextlib.nullcontext, 1, 1)
refused("redirect_stderr", contextlib.redirect_stderr)
refused("redirect_stdout", contextlib.redirect_stdout)
refused("suppress", contextlib.suppress, nonsense=1)
