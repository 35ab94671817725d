"""JSONEncoder."""
import _json

__all__ = ['JSONEncoder']


def encode_basestring(s):
    """Return a JSON representation of a Python string"""
    if not isinstance(s, str):
        raise TypeError(f'first argument must be a string, not {type(s).__name__}')
    return _json.encode(s, None, False, None, ', ', ': ', False, False, True, True)


def encode_basestring_ascii(s):
    """Return an ASCII-only JSON representation of a Python string"""
    if not isinstance(s, str):
        raise TypeError(f'first argument must be a string, not {type(s).__name__}')
    return _json.encode(s, None, True, None, ', ', ': ', False, False, True, True)


c_encode_basestring = encode_basestring
c_encode_basestring_ascii = encode_basestring_ascii


def py_encode_basestring(s):
    """Return a JSON representation of a Python string"""
    if not isinstance(s, str):
        raise TypeError(f'expected string or bytes-like object, got {type(s).__name__!r}')
    return encode_basestring(s)


def py_encode_basestring_ascii(s):
    """Return an ASCII-only JSON representation of a Python string"""
    if not isinstance(s, str):
        raise TypeError(f'expected string or bytes-like object, got {type(s).__name__!r}')
    return encode_basestring_ascii(s)


INFINITY = float('inf')


class JSONEncoder:
    item_separator = ', '
    key_separator = ': '

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True,
                 allow_nan=True, sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ','
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f'Object of type {o.__class__.__name__} is not JSON serializable')

    def encode(self, o):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = ' ' * indent
        return _json.encode(o, self.default, self.ensure_ascii, indent, self.item_separator, self.key_separator,
                            self.sort_keys, self.skipkeys, self.allow_nan, self.check_circular)

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)
