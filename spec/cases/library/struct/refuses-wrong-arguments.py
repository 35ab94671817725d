# Calls that struct refuses, and what it says of them.
import struct


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


refused("Struct", struct.Struct, None)
refused("Struct", struct.Struct, 3)
refused("iter_unpack", struct.Struct('<i').iter_unpack, None)
refused("iter_unpack", struct.Struct('<i').iter_unpack, b'x')
refused("pack", struct.Struct('<i').pack, None)
refused("pack", struct.Struct('<i').pack, None, None)
refused("pack", struct.Struct('<i').pack)
refused("pack_into", struct.Struct('<i').pack_into, None)
refused("pack_into", struct.Struct('<i').pack_into, None, None)
refused("pack_into", struct.Struct('<i').pack_into)
refused("unpack", struct.Struct('<i').unpack, None)
refused("unpack", struct.Struct('<i').unpack, b'x')
refused("unpack_from", struct.Struct('<i').unpack_from, None)
refused("unpack_from", struct.Struct('<i').unpack_from, b'x')
refused("calcsize", struct.calcsize, None)
refused("calcsize", struct.calcsize, 3)
refused("iter_unpack", struct.iter_unpack, None, None)
refused("iter_unpack", struct.iter_unpack, 'x', 'x')
refused("pack", struct.pack, None)
refused("pack", struct.pack, 3)
refused("pack", struct.pack)
refused("pack_into", struct.pack_into, None)
refused("pack_into", struct.pack_into, 'x')
refused("unpack", struct.unpack, None, None)
refused("unpack", struct.unpack, 'x', 'x')
refused("unpack_from", struct.unpack_from, None, None)
refused("unpack_from", struct.unpack_from, 'x', 'x')
