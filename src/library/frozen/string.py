# string (library reference, "string"). The parser of formats is native; regular expressions are loaded only for
# templates with a syntax of their own.

from _string import _formatter_field_name_split, _formatter_parser

__all__ = [
    'ascii_letters',
    'ascii_lowercase',
    'ascii_uppercase',
    'capwords',
    'digits',
    'hexdigits',
    'octdigits',
    'printable',
    'punctuation',
    'whitespace',
    'Formatter',
    'Template',
]

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise every word of a text, the words being separated by sep or by runs of white space."""
    return (' ' if sep is None else sep).join([word.capitalize() for word in s.split(sep)])


# --- templates

_START = frozenset(ascii_letters + '_')
_PART = _START | frozenset(digits)
_IDENTIFIER = r'(?a:[_a-z][_a-z0-9]*)'


class _PatternOf:
    # The regular expression of a template class, made when someone asks for it.
    def __get__(self, instance, cls):
        import re
        delimiter = re.escape(cls.delimiter)
        braced = cls.braceidpattern or cls.idpattern
        pattern = re.compile(
            rf'{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{cls.idpattern})'
            rf'|{{(?P<braced>{braced})}}|(?P<invalid>))',
            cls.flags,
        )
        cls.pattern = pattern
        return pattern


class _FlagsOf:
    def __get__(self, instance, cls):
        import re
        return re.IGNORECASE


class Template:
    """A text with $-placeholders."""

    delimiter = '$'
    idpattern = _IDENTIFIER
    braceidpattern = None
    flags = _FlagsOf()
    pattern = _PatternOf()
    _ownsyntax = False

    def __init_subclass__(cls):
        super().__init_subclass__()
        own = cls.__dict__
        if 'pattern' in own:
            import re
            cls._ownsyntax = True
            if isinstance(own['pattern'], str):
                cls.pattern = re.compile(own['pattern'], cls.flags | re.VERBOSE)
        else:
            cls.pattern = _PatternOf()
            if 'idpattern' in own or 'braceidpattern' in own or 'flags' in own or len(cls.delimiter) != 1:
                cls._ownsyntax = True

    def __init__(self, template):
        self.template = template

    def _places(self):
        # (kind, name, start, end) of every delimiter; kind is 'escaped', 'name', 'invalid' or None.
        text = self.template
        if not isinstance(text, str):
            raise TypeError(f'expected string or bytes-like object, got {type(text).__name__!r}')
        if self._ownsyntax:
            for match in self.pattern.finditer(text):
                name = match.group('named') or match.group('braced')
                if name is not None:
                    yield 'name', name, match.start(), match.end()
                elif match.group('escaped') is not None:
                    yield 'escaped', '', match.start(), match.end()
                elif match.group('invalid') is not None:
                    yield 'invalid', match.start('invalid'), match.start(), match.end()
                else:
                    yield None, '', match.start(), match.end()
            return
        delimiter = self.delimiter
        size = len(text)
        start = text.find(delimiter)
        while start >= 0:
            after = end = start + 1
            kind = 'invalid'
            name = after
            if text.startswith(delimiter, after):
                kind, end = 'escaped', after + 1
            else:
                braced = text.startswith('{', after)
                first = last = after + 1 if braced else after
                if first < size and text[first] in _START:
                    while last < size and text[last] in _PART:
                        last += 1
                    if not braced:
                        kind, name, end = 'name', text[first:last], last
                    elif text.startswith('}', last):
                        kind, name, end = 'name', text[first:last], last + 1
            yield kind, name, start, end
            start = text.find(delimiter, end)

    def _invalid(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if lines:
            line, column = len(lines), at - len(''.join(lines[:-1]))
        else:
            line = column = 1
        raise ValueError(f'Invalid placeholder in string: line {line}, col {column}')

    def _fill(self, mapping, safe):
        text = self.template
        parts = []
        last = 0
        for kind, name, start, end in self._places():
            parts.append(text[last:start])
            last = end
            if kind == 'name':
                if safe:
                    try:
                        parts.append(str(mapping[name]))
                    except KeyError:
                        parts.append(text[start:end])
                else:
                    parts.append(str(mapping[name]))
            elif kind == 'escaped':
                parts.append(self.delimiter)
            elif kind is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
            elif safe:
                parts.append(text[start:end])
            else:
                self._invalid(name)
        parts.append(text[last:])
        return ''.join(parts)

    def substitute(self, mapping={}, /, **kws):
        """Fill in all placeholders; what is missing raises KeyError."""
        return self._fill(_joined(mapping, kws), False)

    def safe_substitute(self, mapping={}, /, **kws):
        """Fill in the placeholders that are known, leave the others."""
        return self._fill(_joined(mapping, kws), True)

    def is_valid(self):
        """Are all placeholders well formed?"""
        for kind, *_ in self._places():
            if kind == 'invalid':
                return False
            if kind is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return True

    def get_identifiers(self):
        """The names of the placeholders, in order, each once."""
        names = []
        for kind, name, *_ in self._places():
            if kind == 'name' and name not in names:
                names.append(name)
            elif kind is None:
                raise ValueError('Unrecognized named group in pattern', self.pattern)
        return names


def _joined(mapping, kws):
    if not kws:
        return mapping
    if not mapping:
        return kws
    from collections import ChainMap
    return ChainMap(kws, mapping)


# --- formatters


class Formatter:
    """str.format() with parts to override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError('Max string recursion exceeded')
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            if name == '':
                if auto_arg_index is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                name = str(auto_arg_index)
                auto_arg_index += 1
            elif isinstance(name, str) and name.isdigit():
                if auto_arg_index:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto_arg_index = False
            obj, first = self.get_field(name, args, kwargs)
            used_args.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index
            )
            parts.append(self.format_field(obj, spec))
        return ''.join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _parsed(_formatter_parser(format_string))

    def get_field(self, field_name, args, kwargs):
        first, rest = _formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            if is_attribute is None:
                raise ValueError(key)
            obj = getattr(obj, key) if is_attribute else obj[key]
        return obj, first


def _parsed(pieces):
    for piece in pieces:
        if len(piece) == 2:
            raise ValueError(piece[1])
        yield piece
