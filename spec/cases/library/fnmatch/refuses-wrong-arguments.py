# Calls that fnmatch refuses, and what it says of them.
import fnmatch


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


refused("filter", fnmatch.filter, None, None)
refused("filter", fnmatch.filter, 3, 3)
refused("filter", fnmatch.filter)
refused("fnmatch", fnmatch.fnmatch, None, None)
refused("fnmatch", fnmatch.fnmatch, 3, 3)
refused("fnmatch", fnmatch.fnmatch)
refused("fnmatchcase", fnmatch.fnmatchcase, None, None)
refused("fnmatchcase", fnmatch.fnmatchcase, [], [])
refused("fnmatchcase", fnmatch.fnmatchcase)
refused("translate", fnmatch.translate, None)
refused("translate", fnmatch.translate)
