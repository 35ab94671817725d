# Calls that string refuses, and what it says of them.
import string


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


refused("check_unused_args", string.Formatter().check_unused_args)
refused("convert_field", string.Formatter().convert_field, 'x', 'x')
refused("convert_field", string.Formatter().convert_field, 3, 3)
refused("convert_field", string.Formatter().convert_field)
refused("format_field", string.Formatter().format_field, None, None)
refused("format_field", string.Formatter().format_field, 'x', 'x')
refused("format_field", string.Formatter().format_field)
refused("get_field", string.Formatter().get_field, None, None, None)
refused("get_field", string.Formatter().get_field, 'x', 'x', 'x')
refused("get_field", string.Formatter().get_field)
refused("get_value", string.Formatter().get_value, None, None, None)
refused("get_value", string.Formatter().get_value, 'x', 'x', 'x')
refused("get_value", string.Formatter().get_value)
refused("parse", string.Formatter().parse, None)
refused("parse", string.Formatter().parse, 3)
refused("parse", string.Formatter().parse)
refused("vformat", string.Formatter().vformat, None, None, None)
refused("vformat", string.Formatter().vformat, 3, 3, 3)
refused("vformat", string.Formatter().vformat)
refused("Template", string.Template)
refused("safe_substitute", string.Template('$a').safe_substitute, None)
refused("safe_substitute", string.Template('$a').safe_substitute, 'x')
refused("safe_substitute", string.Template('$a').safe_substitute, 1, 1)
refused("capwords", string.capwords, None)
refused("capwords", string.capwords)
