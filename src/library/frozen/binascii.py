"""Conversion between binary data and ASCII."""
import _binascii

crc32 = _binascii.crc32
crc_hqx = _binascii.crc_hqx
b2a_base64 = _binascii.b2a_base64


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _checked(answer):
    data, problem = answer
    if problem is not None:
        raise Error(problem)
    return data


def a2b_base64(data, /, *, strict_mode=False):
    "Decode a line of base64 data."
    return _checked(_binascii.decode_base64(data, strict_mode))


def unhexlify(hexstr, /):
    "Binary data of hexadecimal representation."
    return _checked(_binascii.decode_hex(hexstr))


a2b_hex = unhexlify


def hexlify(data, sep=None, bytes_per_sep=1):
    "Hexadecimal representation of binary data."
    if isinstance(data, (str, int)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    data = bytes(data)
    return (data.hex() if sep is None else data.hex(sep, bytes_per_sep)).encode()


b2a_hex = hexlify
