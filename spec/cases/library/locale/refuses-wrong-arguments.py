# Calls that locale refuses, and what it says of them.
import locale


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


refused("delocalize", locale.delocalize)
refused("format_string", locale.format_string)
refused("getdefaultlocale", locale.getdefaultlocale, 1, 1)
refused("getlocale", locale.getlocale, 1, 1)
refused("getpreferredencoding", locale.getpreferredencoding, 1, 1)
refused("localize", locale.localize)
refused("normalize", locale.normalize)
refused("str", locale.str, None)
refused("str", locale.str, 'x')
refused("str", locale.str)
refused("strcoll", locale.strcoll, None, None)
refused("strcoll", locale.strcoll, 3, 3)
refused("strxfrm", locale.strxfrm, None)
refused("strxfrm", locale.strxfrm, 3)
