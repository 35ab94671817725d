# Calls that pprint refuses, and what it says of them.
import pprint


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


refused("PrettyPrinter", pprint.PrettyPrinter, None)
refused("PrettyPrinter", pprint.PrettyPrinter, 'x')
refused("PrettyPrinter", pprint.PrettyPrinter, 1, 1, 1, 1, 1)
refused("format", pprint.PrettyPrinter().format)
refused("isreadable", pprint.PrettyPrinter().isreadable)
refused("isrecursive", pprint.PrettyPrinter().isrecursive)
refused("pformat", pprint.PrettyPrinter().pformat)
refused("pprint", pprint.PrettyPrinter().pprint)
refused("isreadable", pprint.isreadable)
refused("isrecursive", pprint.isrecursive)
refused("pformat", pprint.pformat, None, None, None, None)
refused("pformat", pprint.pformat, 'x', 'x', 'x', 'x')
refused("pformat", pprint.pformat)
refused("pp", pprint.pp)
refused("saferepr", pprint.saferepr)
