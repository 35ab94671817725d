# Calls that xml.sax.saxutils refuses, and what it says of them.
import xml.sax.saxutils


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


refused("quoteattr", xml.sax.saxutils.quoteattr, None)
refused("quoteattr", xml.sax.saxutils.quoteattr, b'x')
refused("quoteattr", xml.sax.saxutils.quoteattr)
refused("unescape", xml.sax.saxutils.unescape, None)
refused("unescape", xml.sax.saxutils.unescape, b'x')
refused("unescape", xml.sax.saxutils.unescape)
