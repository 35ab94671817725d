"""JSONDecoder and JSONDecodeError."""
import _json

__all__ = ['JSONDecoder', 'JSONDecodeError']


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count('\n', 0, pos) + 1
        colno = pos - doc.rfind('\n', 0, pos)
        ValueError.__init__(self, '%s: line %d column %d (char %d)' % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = 'json.decoder'


_ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}


def _four(s, at):
    """The value of the four hexadecimal digits at a place."""
    digits = s[at:at + 4]
    if len(digits) == 4:
        value = 0
        for char in digits:
            digit = '0123456789abcdef'.find(char.lower())
            if digit < 0:
                break
            value = value * 16 + digit
        else:
            return value
    raise JSONDecodeError('Invalid \\uXXXX escape', s, at - 1)


def _scan(s, end, strict, spoken):
    """Scan the text of a JSON string from behind its first quote; returns it and the place behind its last."""
    begin = end - 1
    if end > len(s):
        raise ValueError('end is out of bounds')
    pieces = []
    while True:
        start = end
        while end < len(s) and s[end] not in '"\\' and s[end] >= ' ':
            end += 1
        pieces.append(s[start:end])
        if end >= len(s):
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        char = s[end]
        end += 1
        if char == '"':
            return ''.join(pieces), end
        if char != '\\':
            if strict:
                if spoken:
                    raise JSONDecodeError(f'Invalid control character {char!r} at', s, end)
                raise JSONDecodeError('Invalid control character at', s, end - 1)
            pieces.append(char)
            continue
        if end >= len(s):
            raise JSONDecodeError('Unterminated string starting at', s, begin)
        char = s[end]
        if char != 'u':
            if char not in _ESCAPES:
                if spoken:
                    raise JSONDecodeError(f'Invalid \\escape: {char!r}', s, end)
                raise JSONDecodeError('Invalid \\escape', s, end - 1)
            pieces.append(_ESCAPES[char])
            end += 1
            continue
        value = _four(s, end + 1)
        end += 5
        if 0xd800 <= value < 0xdc00 and s[end:end + 2] == '\\u':
            low = _four(s, end + 2)
            if 0xdc00 <= low < 0xe000:
                value = 0x10000 + (value - 0xd800 << 10) + low - 0xdc00
                end += 6
        pieces.append(chr(value))


def py_scanstring(s, end, strict=True):
    """Scan a JSON string; what is wrong is told with the character."""
    return _scan(s, end, strict, True)


def scanstring(s, end, strict=True):
    """Scan a JSON string: the text and the place behind it."""
    return _scan(s, end, strict, False)


c_scanstring = scanstring


def _skip(s, i):
    n = len(s)
    while i < n and s[i] in ' \t\n\r':
        i += 1
    return i


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float
        self.parse_int = parse_int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        obj, end = self.raw_decode(s, idx=_skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError('idx cannot be negative')
        float_hook = None if self.parse_float is float else self.parse_float
        int_hook = None if self.parse_int is int else self.parse_int
        return _json.scan(s, idx, self.strict, self.object_hook, self.object_pairs_hook,
                          float_hook, int_hook, self.parse_constant, JSONDecodeError)
