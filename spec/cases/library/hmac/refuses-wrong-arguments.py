# Calls that hmac refuses, and what it says of them.
import hmac


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


refused("HMAC", hmac.HMAC, None)
refused("HMAC", hmac.HMAC, b'x')
refused("HMAC", hmac.HMAC)
refused("update", hmac.new(b'k', digestmod='md5').update, None)
refused("update", hmac.new(b'k', digestmod='md5').update, 'x')
refused("update", hmac.new(b'k', digestmod='md5').update)
refused("digest", hmac.digest)
