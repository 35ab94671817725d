# Calls that binascii refuses, and what it says of them.
import binascii


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


refused("a2b_base64", binascii.a2b_base64, None)
refused("a2b_base64", binascii.a2b_base64, 'x')
refused("a2b_hex", binascii.a2b_hex, None)
refused("a2b_hex", binascii.a2b_hex, 'x')
refused("a2b_qp", binascii.a2b_qp, None)
refused("b2a_base64", binascii.b2a_base64, None)
refused("b2a_base64", binascii.b2a_base64)
refused("b2a_hex", binascii.b2a_hex, None)
refused("b2a_qp", binascii.b2a_qp, None)
refused("crc32", binascii.crc32, None)
refused("crc32", binascii.crc32, b'x', b'x')
refused("crc32", binascii.crc32)
refused("crc_hqx", binascii.crc_hqx, None, None)
refused("crc_hqx", binascii.crc_hqx, b'x', b'x')
refused("crc_hqx", binascii.crc_hqx)
refused("hexlify", binascii.hexlify, None)
refused("unhexlify", binascii.unhexlify, None)
refused("unhexlify", binascii.unhexlify, 'x')
