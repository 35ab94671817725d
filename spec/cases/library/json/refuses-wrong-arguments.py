# Calls that json refuses, and what it says of them.
import json


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


refused("JSONDecoder", json.JSONDecoder, 1)
refused("JSONEncoder", json.JSONEncoder, 1)
refused("iterencode", json.JSONEncoder().iterencode, b'x')
refused("iterencode", json.JSONEncoder().iterencode, object())
refused("iterencode", json.JSONEncoder().iterencode)
refused("detect_encoding", json.detect_encoding, None)
refused("detect_encoding", json.detect_encoding)
refused("dump", json.dump, None, None)
refused("dump", json.dump)
refused("load", json.load, None)
refused("load", json.load)
