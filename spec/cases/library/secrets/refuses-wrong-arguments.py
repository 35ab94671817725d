# Calls that secrets refuses, and what it says of them.
import secrets


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


refused("token_bytes", secrets.token_bytes, -1)
refused("token_bytes", secrets.token_bytes, 1, 1)
refused("token_hex", secrets.token_hex, -1)
refused("token_hex", secrets.token_hex, 1, 1)
refused("token_urlsafe", secrets.token_urlsafe, -1)
refused("token_urlsafe", secrets.token_urlsafe, 1, 1)
