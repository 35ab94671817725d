"""Parser for TOML 1.0 files."""
import datetime

__all__ = ['loads', 'load', 'TOMLDecodeError']


class TOMLDecodeError(ValueError):
    """An error raised if a document is not valid TOML."""


_BARE = frozenset('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_')
_DIGITS = '0123456789'
_BASES = {'0x': (16, '0123456789abcdefABCDEF'), '0o': (8, '01234567'), '0b': (2, '01')}
_ESCAPES = {'b': '\b', 't': '\t', 'n': '\n', 'f': '\f', 'r': '\r', '"': '"', '\\': '\\'}


def load(fp, /, *, parse_float=float):
    """Parse TOML from a binary file object."""
    data = fp.read()
    try:
        text = data.decode()
    except AttributeError:
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(text, parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """Parse TOML from a string."""
    return _Parser(s.replace('\r\n', '\n'), parse_float).document()


class _Parser:
    def __init__(self, text, parse_float):
        self.text = text
        self.at = 0
        self.parse_float = parse_float
        # Identities of tables that may not be extended: closed (inline, static arrays), declared by a header, by dots.
        self.closed = set()
        self.declared = set()
        self.dotted = set()
        self.keep = []

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.text):
            where = 'end of document'
        else:
            line = self.text.count('\n', 0, at) + 1
            where = f'line {line}, column {at - self.text.rfind(chr(10), 0, at)}'
        raise TOMLDecodeError(f'{message} (at {where})')

    def peek(self):
        return self.text[self.at:self.at + 1]

    def blanks(self):
        while self.peek() in (' ', '\t'):
            self.at += 1

    def comment(self):
        if self.peek() == '#':
            end = self.text.find('\n', self.at)
            end = len(self.text) if end < 0 else end
            for at in range(self.at + 1, end):
                if (self.text[at] < ' ' and self.text[at] != '\t') or self.text[at] == '\x7f':
                    self.fail(f'Found invalid character {self.text[at]!r}', at)
            self.at = end

    def gap(self):
        """Blanks, comments and newlines."""
        while True:
            self.blanks()
            self.comment()
            if self.peek() != '\n':
                return
            self.at += 1

    def document(self):
        root = {}
        self.keep.append(root)
        table = root
        path = ()
        while True:
            self.gap()
            char = self.peek()
            if not char:
                return root
            if char == '[':
                table, path = self.header(root)
            elif char in _BARE or char in '"\'':
                self.assignment(table, path)
            else:
                self.fail('Invalid statement')
            self.blanks()
            self.comment()
            if self.at < len(self.text):
                if self.peek() != '\n':
                    self.fail('Expected newline or end of document after a statement')
                self.at += 1

    def is_closed(self, root, key):
        """Is a part of the way to a table a value that is complete?"""
        table = root
        for name in key:
            table = table.get(name) if isinstance(table, dict) else None
            if id(table) in self.closed:
                return True
            if isinstance(table, list):
                table = table[-1]
        return False

    def header(self, root):
        end = ']]' if self.text.startswith('[[', self.at) else ']'
        self.at += len(end)
        self.blanks()
        key = self.key()
        is_closed = self.is_closed(root, key)
        if is_closed:
            self.fail(f'Cannot declare {key} twice' if end == ']' else f'Cannot mutate immutable namespace {key}')
        table = root
        for name in key[:-1]:
            table = table.setdefault(name, {})
            if isinstance(table, list):
                table = table[-1]
            if not isinstance(table, dict):
                self.fail('Cannot overwrite a value')
        if end == ']':
            table = table.setdefault(key[-1], {})
            if id(table) in self.declared or id(table) in self.dotted or isinstance(table, list):
                self.fail(f'Cannot declare {key} twice')
            if not isinstance(table, dict):
                self.fail('Cannot overwrite a value')
            self.declared.add(id(table))
        else:
            tables = table.setdefault(key[-1], [])
            if not isinstance(tables, list):
                self.fail('Cannot overwrite a value')
            table = {}
            tables.append(table)
            self.keep.append(table)
        if not self.text.startswith(end, self.at):
            self.fail(f"Expected '{end}' at the end of {'a table' if end == ']' else 'an array'} declaration")
        self.at += len(end)
        return table, key

    def assignment(self, table, path):
        key = self.key()
        if self.peek() != '=':
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.blanks()
        value = self.value()
        for index, name in enumerate(key[:-1]):
            fresh = name not in table
            table = table.setdefault(name, {})
            if id(table) in self.closed:
                self.fail(f'Cannot mutate immutable namespace {path + key[:-1]}')
            if id(table) in self.declared or isinstance(table, list):
                self.fail(f'Cannot redefine namespace {path + key[:index + 1]}')
            if not isinstance(table, dict):
                self.fail('Cannot overwrite a value')
            if fresh:
                self.dotted.add(id(table))
        if key[-1] in table:
            self.fail('Cannot overwrite a value')
        table[key[-1]] = value

    def key(self):
        names = []
        while True:
            char = self.peek()
            if char == '"' or char == "'":
                names.append(self.line_string(char))
            else:
                start = self.at
                while self.peek() in _BARE and self.at < len(self.text):
                    self.at += 1
                if self.at == start:
                    self.fail('Invalid initial character for a key part')
                names.append(self.text[start:self.at])
            self.blanks()
            if self.peek() != '.':
                return tuple(names)
            self.at += 1
            self.blanks()

    def line_string(self, quote):
        self.at += 1
        parts = []
        while True:
            char = self.peek()
            if not char:
                self.fail('Unterminated string' if quote == '"' else "Expected \"'\"")
            if char == quote:
                self.at += 1
                return ''.join(parts)
            if char == '\\' and quote == '"':
                parts.append(self.escape(False))
            elif (char < ' ' and char != '\t') or char == '\x7f':
                self.fail(f'Illegal character {char!r}' if quote == '"' else f'Found invalid character {char!r}')
            else:
                parts.append(char)
                self.at += 1

    def escape(self, many):
        start = self.at
        self.at += 1
        char = self.peek()
        if many and char in (' ', '\t', '\n') and char:
            self.blanks()
            if self.peek() == '\n':
                while self.peek() in (' ', '\t', '\n') and self.peek():
                    self.at += 1
                return ''
            self.fail("Unescaped '\\' in a string")
        self.at += 1
        if char in _ESCAPES and char:
            return _ESCAPES[char]
        if char in ('u', 'U'):
            size = 4 if char == 'u' else 8
            digits = self.text[self.at:self.at + size]
            if len(digits) != size or any(digit not in '0123456789abcdefABCDEF' for digit in digits):
                self.fail('Invalid hex value')
            code = int(digits, 16)
            self.at += size
            if code > 0x10ffff or 0xd800 <= code <= 0xdfff:
                self.fail('Escaped character is not a Unicode scalar value')
            return chr(code)
        if not char:
            self.at = len(self.text)
            self.fail('Unterminated string')
        self.fail("Unescaped '\\' in a string")

    def long_string(self, quote):
        self.at += 3
        if self.peek() == '\n':
            self.at += 1
        parts = []
        while True:
            char = self.peek()
            if not char:
                self.fail('Unterminated string' if quote == '"' else "Expected \"'''\"")
            if self.text.startswith(quote * 3, self.at):
                self.at += 3
                # Up to two more quotes belong to the text.
                for _ in range(2):
                    if self.peek() == quote:
                        parts.append(quote)
                        self.at += 1
                return ''.join(parts)
            if char == '\\' and quote == '"':
                parts.append(self.escape(True))
            elif (char < ' ' and char not in '\t\n') or char == '\x7f':
                self.fail(f'Illegal character {char!r}' if quote == '"' else f'Found invalid character {char!r}')
            else:
                parts.append(char)
                self.at += 1

    def value(self):
        char = self.peek()
        if char in ('"', "'"):
            return self.long_string(char) if self.text.startswith(char * 3, self.at) else self.line_string(char)
        if self.text.startswith('true', self.at):
            self.at += 4
            return True
        if self.text.startswith('false', self.at):
            self.at += 5
            return False
        if char == '[':
            return self.array()
        if char == '{':
            return self.inline()
        return self.scalar()

    def array(self):
        self.at += 1
        values = []
        self.keep.append(values)
        self.closed.add(id(values))
        self.gap()
        while self.peek() != ']':
            values.append(self.value())
            self.gap()
            if self.peek() == ',':
                self.at += 1
                self.gap()
            elif self.peek() != ']':
                self.fail('Unclosed array')
        self.at += 1
        return values

    def close(self, value):
        if isinstance(value, dict):
            self.closed.add(id(value))
            for inner in value.values():
                self.close(inner)

    def inline(self):
        self.at += 1
        table = {}
        self.keep.append(table)
        self.blanks()
        if self.peek() == '}':
            self.at += 1
            self.closed.add(id(table))
            return table
        while True:
            key = self.key()
            if self.peek() != '=':
                self.fail("Expected '=' after a key in a key/value pair")
            self.at += 1
            self.blanks()
            value = self.value()
            if self.is_closed(table, key):
                self.fail(f'Cannot mutate immutable namespace {key}')
            target = table
            for name in key[:-1]:
                target = target.setdefault(name, {})
                if not isinstance(target, dict):
                    self.fail('Cannot overwrite a value')
            if key[-1] in target:
                self.fail(f'Duplicate inline table key {key[-1]!r}')
            target[key[-1]] = value
            self.blanks()
            if self.peek() == '}':
                self.at += 1
                self.close(table)
                return table
            if self.peek() != ',':
                self.fail('Unclosed inline table')
            self.at += 1
            self.blanks()

    def scalar(self):
        """A date, time or number: as much of the text as is one."""
        start = self.at
        end = self.clock(start)
        if end:
            value = _time(self.text[start:end])
        elif self.matches(start, 'dddd-dd-dd'):
            end, value = self.moment(start)
        else:
            end, value = self.number(start)
        if not end:
            self.fail('Invalid value', start)
        self.at = end
        return value

    def matches(self, at, shape):
        """Does the text go on with digits (d) and these characters?"""
        part = self.text[at:at + len(shape)]
        return len(part) == len(shape) and all(
            char in _DIGITS if want == 'd' else char == want for char, want in zip(part, shape))

    def clock(self, at):
        """Where a time that begins here ends; 0 when there is none."""
        text = self.text
        if not (self.matches(at, 'dd:dd:dd') and text[at:at + 2] < '24' and text[at + 3] < '6' and text[at + 6] < '6'):
            return 0
        end = at + 8
        if self.matches(end, '.d'):
            end += 2
            while self.matches(end, 'd'):
                end += 1
        return end

    def moment(self, at):
        text = self.text
        month, day = text[at + 5:at + 7], text[at + 8:at + 10]
        if not ('01' <= month <= '12' and '01' <= day <= '31'):
            return self.number(at)
        end = at + 10
        time = zone = None
        if text[end:end + 1] in ('T', 't', ' ') and self.clock(end + 1):
            begin, end = end + 1, self.clock(end + 1)
            time = _time(text[begin:end])
            if text[end:end + 1] in ('Z', 'z'):
                zone = datetime.timezone.utc
                end += 1
            elif ((self.matches(end, '+dd:dd') or self.matches(end, '-dd:dd'))
                    and text[end + 1:end + 3] < '24' and text[end + 4] < '6'):
                offset = datetime.timedelta(hours=int(text[end + 1:end + 3]), minutes=int(text[end + 4:end + 6]))
                zone = datetime.timezone(offset if text[end] == '+' else -offset)
                end += 6
        try:
            date = datetime.date(int(text[at:at + 4]), int(month), int(day))
        except ValueError:
            self.fail('Invalid date or datetime', at)
        return end, date if time is None else datetime.datetime.combine(date, time, zone)

    def digits(self, at, allowed=_DIGITS):
        """Where digits with single underscores between them end; `at` when there are none."""
        text = self.text
        end = at
        while end < len(text):
            if text[end] in allowed:
                end += 1
            elif text[end] == '_' and end > at and text[end - 1] != '_' and text[end + 1:end + 2] in allowed and text[end + 1:]:
                end += 1
            else:
                break
        return end

    def number(self, at):
        text = self.text
        allowed = _BASES.get(text[at:at + 2])
        if allowed is not None:
            end = self.digits(at + 2, allowed[1])
            if end > at + 2:
                return end, int(text[at + 2:end].replace('_', ''), allowed[0])
        body = at + 1 if text[at:at + 1] in ('+', '-') else at
        if text.startswith('inf', body) or text.startswith('nan', body):
            return body + 3, self.parse_float(text[at:body + 3])
        end = body + 1 if text[body:body + 1] == '0' else self.digits(body)
        if end == body:
            return 0, None
        whole = end
        if text[end:end + 1] == '.' and self.digits(end + 1) > end + 1:
            end = self.digits(end + 1)
        if text[end:end + 1] in ('e', 'E'):
            exponent = end + 2 if text[end + 1:end + 2] in ('+', '-') else end + 1
            if self.digits(exponent) > exponent:
                end = self.digits(exponent)
        if end == whole:
            return end, int(text[at:end].replace('_', ''))
        # What parse_float is told is the text as it is.
        value = self.parse_float(text[at:end])
        if isinstance(value, (dict, list)):
            raise ValueError('parse_float must not return dicts or lists')
        return end, value


def _time(text):
    micro = int(text[9:15].ljust(6, '0')) if len(text) > 8 else 0
    return datetime.time(int(text[:2]), int(text[3:5]), int(text[6:8]), micro)
