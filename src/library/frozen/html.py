"""General functions for HTML manipulation."""
from html.entities import html5 as _html5

__all__ = ['escape', 'unescape']


def escape(s, quote=True):
    """Replace special characters "&", "<" and ">" to HTML-safe sequences."""
    s = s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
    if quote:
        s = s.replace('"', '&quot;').replace("'", '&#x27;')
    return s


def _numbered(number):
    if number == 0 or number > 0x10ffff or 0xd800 <= number <= 0xdfff:
        return '\ufffd'
    if number == 13:
        return '\r'
    if 0x80 <= number <= 0x9f:
        # What browsers take these for: Windows' code page.
        try:
            return bytes((number,)).decode('cp1252')
        except UnicodeDecodeError:
            return chr(number)
    if (number < 32 and number not in (9, 10, 12)) or number == 127 or 0xfdd0 <= number <= 0xfdef or number & 0xfffe == 0xfffe:
        return ''
    return chr(number)


def _reference(s, start):
    """(text, end) of the reference whose & stands before start; None when there is none."""
    if s[start:start + 1] == '#':
        hexadecimal = s[start + 1:start + 2] in ('x', 'X')
        first = end = start + (2 if hexadecimal else 1)
        digits = '0123456789abcdefABCDEF' if hexadecimal else '0123456789'
        while end < len(s) and s[end] in digits:
            end += 1
        if end == first:
            return None
        text = s[first:end].lstrip('0') or '0'
        number = 0x110000 if len(text) > 8 else int(text, 16 if hexadecimal else 10)
        return _numbered(number), end + (s[end:end + 1] == ';')
    end = start
    while end < len(s) and end - start < 32 and s[end] not in '\t\n\f <&#;':
        end += 1
    if end == start:
        return None
    if s[end:end + 1] == ';' and s[start:end + 1] in _html5:
        return _html5[s[start:end + 1]], end + 1
    # The longest name that begins here, without its semicolon.
    for stop in range(end, start + 1, -1):
        found = _html5.get(s[start:stop])
        if found is not None:
            return found, stop
    return None


def unescape(s):
    """Convert all named and numeric character references in the string s to the corresponding characters."""
    if '&' not in s:
        return s
    at = s.find('&')
    parts = []
    begin = 0
    while at >= 0:
        found = _reference(s, at + 1)
        if found is None:
            at = s.find('&', at + 1)
            continue
        text, end = found
        parts.append(s[begin:at])
        parts.append(text)
        begin = end
        at = s.find('&', end)
    parts.append(s[begin:])
    return ''.join(parts)
