# Calls that array refuses, and what it says of them.
import array


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


refused("ArrayType", array.ArrayType, 'x')
refused("ArrayType", array.ArrayType)
refused("append", array.array('i', [1, 2, 3]).append, None)
refused("extend", array.array('i', [1, 2, 3]).extend, None)
refused("extend", array.array('i', [1, 2, 3]).extend, 'x')
refused("frombytes", array.array('i', [1, 2, 3]).frombytes, b'x')
refused("fromfile", array.array('i', [1, 2, 3]).fromfile, 3, 3)
refused("fromlist", array.array('i', [1, 2, 3]).fromlist, None)
refused("fromunicode", array.array('i', [1, 2, 3]).fromunicode, 'x')
refused("index", array.array('i', [1, 2, 3]).index, None)
refused("index", array.array('i', [1, 2, 3]).index, None, None, None)
refused("insert", array.array('i', [1, 2, 3]).insert, None, None)
refused("pop", array.array('i', [1, 2, 3]).pop, None)
refused("pop", array.array('i', [1, 2, 3]).pop, 3)
refused("remove", array.array('i', [1, 2, 3]).remove, None)
refused("tofile", array.array('i', [1, 2, 3]).tofile, None)
