# Calls that xml.etree.ElementPath refuses, and what it says of them.
import xml.etree.ElementPath


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


refused("find", xml.etree.ElementPath.find, None, None)
refused("find", xml.etree.ElementPath.find, 'x', 'x')
refused("find", xml.etree.ElementPath.find)
refused("findtext", xml.etree.ElementPath.findtext, None, None)
refused("findtext", xml.etree.ElementPath.findtext, 'x', 'x')
refused("findtext", xml.etree.ElementPath.findtext)
refused("iterfind", xml.etree.ElementPath.iterfind, None, None)
refused("iterfind", xml.etree.ElementPath.iterfind, 'x', 'x')
refused("iterfind", xml.etree.ElementPath.iterfind)
