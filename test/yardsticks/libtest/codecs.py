"""Codecs of the sandbox's own, and handlers of errors that nobody calls."""

from _na import Placeholder, refuse

BOM_UTF8 = b'\xef\xbb\xbf'
BOM_UTF16_LE = BOM_LE = BOM_UTF16 = BOM = b'\xff\xfe'
BOM_UTF16_BE = BOM_BE = b'\xfe\xff'
BOM_UTF32_LE = BOM_UTF32 = b'\xff\xfe\0\0'
BOM_UTF32_BE = b'\0\0\xfe\xff'


def register(search):
    """Codecs of tests are not applicable when they are used."""


unregister = register
register_error = lookup_error = lookup = refuse('needs codecs')


def encode(obj, encoding='utf-8', errors='strict'):
    return obj.encode(encoding, errors)


def decode(obj, encoding='utf-8', errors='strict'):
    return obj.decode(encoding, errors)


def utf_8_decode(data, errors='strict', final=False):
    return data.decode('utf-8', errors), len(data)


def __getattr__(name):
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module 'codecs' has no attribute '{name}'")
    return Placeholder(f'codecs.{name}')
