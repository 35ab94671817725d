# Calls that warnings refuses, and what it says of them.
import warnings


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


refused("WarningMessage", warnings.WarningMessage, 'x', 'x', 'x', 'x')
refused("WarningMessage", warnings.WarningMessage)
refused("catch_warnings", warnings.catch_warnings, 1)
refused("deprecated", warnings.deprecated, None)
refused("deprecated", warnings.deprecated)
refused("formatwarning", warnings.formatwarning, None, None, None, None)
refused("formatwarning", warnings.formatwarning)
refused("showwarning", warnings.showwarning, None, None, None, None)
refused("showwarning", warnings.showwarning)
