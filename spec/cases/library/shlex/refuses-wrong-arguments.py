# Calls that shlex refuses, and what it says of them.
import shlex


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


refused("join", shlex.join, None)
refused("join", shlex.join, b'x')
refused("join", shlex.join)
refused("shlex", shlex.shlex, 3)
refused("shlex", shlex.shlex, 1, 1, 1, 1, 1)
refused("error_leader", shlex.shlex('a b').error_leader, 'x', 'x')
refused("error_leader", shlex.shlex('a b').error_leader, [], [])
refused("error_leader", shlex.shlex('a b').error_leader, 1, 1, 1)
refused("push_source", shlex.shlex('a b').push_source)
refused("push_token", shlex.shlex('a b').push_token)
refused("sourcehook", shlex.shlex('a b').sourcehook, None)
refused("sourcehook", shlex.shlex('a b').sourcehook)
