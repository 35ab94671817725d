# Calls that textwrap refuses, and what it says of them.
import textwrap


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


refused("fill", textwrap.TextWrapper().fill, None)
refused("fill", textwrap.TextWrapper().fill, b'x')
refused("fill", textwrap.TextWrapper().fill)
refused("wrap", textwrap.TextWrapper().wrap, None)
refused("wrap", textwrap.TextWrapper().wrap, b'x')
refused("wrap", textwrap.TextWrapper().wrap)
refused("dedent", textwrap.dedent, None)
refused("dedent", textwrap.dedent)
refused("fill", textwrap.fill, None)
refused("fill", textwrap.fill, b'x')
refused("fill", textwrap.fill)
refused("indent", textwrap.indent, None, None)
refused("indent", textwrap.indent, b'x', b'x')
refused("indent", textwrap.indent)
