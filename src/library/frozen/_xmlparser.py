"""A parser of XML that checks well-formedness and knows no entities but the five and references to characters."""

_MESSAGES = {2: 'syntax error', 3: 'no element found', 4: 'not well-formed (invalid token)', 5: 'unclosed token',
             7: 'mismatched tag', 8: 'duplicate attribute', 9: 'junk after document element', 11: 'undefined entity',
             14: 'reference to invalid character number', 17: 'XML or text declaration not at start of entity',
             20: 'unclosed CDATA section', 27: 'unbound prefix', 28: 'must not undeclare prefix',
             30: 'XML declaration not well-formed',
             38: 'reserved prefix (xml) must not be undeclared or bound to another namespace name',
             39: 'reserved prefix (xmlns) must not be declared or undeclared',
             40: 'prefix must not be bound to one of the reserved namespace names'}
_ENTITIES = {'lt': '<', 'gt': '>', 'amp': '&', 'quot': '"', 'apos': "'"}
_SPACE = ' \t\r\n'
_XML = 'http://www.w3.org/XML/1998/namespace'
_BAD = {chr(code) for code in range(32)} - set('\t\n\r') | {'\ufffe', '\uffff'}


def _starts_name(character):
    return character.isalpha() or character == '_' or character == ':' or character > '\x7f' and character.isidentifier()


def _in_name(character):
    return character.isalnum() or character in '-._:\xb7' or character > '\x7f' and ('a' + character).isidentifier()


class Parser:
    """Parses a whole document and calls a handler: start, end, data, comment, pi, start_ns, end_ns, doctype."""

    def __init__(self, handler, error):
        self.handler = handler
        self.error = error

    def fail(self, code, at, detail=None):
        text = self.text
        line = text.count('\n', 0, at) + 1
        column = at - (text.rfind('\n', 0, at) + 1)
        message = _MESSAGES[code] if detail is None else detail
        error = self.error(f'{message}: line {line}, column {column}')
        error.code = code
        error.position = line, column
        raise error

    def parse(self, text, final=True):
        if '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        self.text = text
        self.size = len(text)
        self.open = []
        self.scopes = [{'xml': _XML, '': ''}]
        self.declared = []
        at = 1 if text[:1] == '\ufeff' else 0
        if text.startswith('<?xml', at) and text[at + 5:at + 6] in _SPACE and text[at + 5:at + 6]:
            at = self._declaration(at)
        seen = False
        while at < self.size:
            if self.open:
                at = self._content(at)
                continue
            while at < self.size and text[at] in _SPACE:
                at += 1
            if at == self.size:
                break
            if text[at] != '<':
                self.fail(9 if seen else 2, at)
            following = text[at + 1:at + 2]
            if following == '!':
                if text.startswith('<!--', at):
                    at = self._comment(at)
                elif text.startswith('<!DOCTYPE', at) and not seen:
                    at = self._doctype(at)
                elif self.size - at < 9 and '<!DOCTYPE'.startswith(text[at:]) or '<!--'.startswith(text[at:]):
                    self.fail(5, at)
                else:
                    stop = at + 2
                    while stop < self.size and text[stop].isalpha():
                        stop += 1
                    self.fail(4, stop)
            elif following == '?':
                at = self._instruction(at)
            elif seen:
                self.fail(9 if following != '/' else 4, at if following != '/' else at + 1)
            elif following == '':
                self.fail(5, at)
            elif following == '/' or not _starts_name(following):
                self.fail(4, at + 1)
            else:
                seen = True
                at = self._start_tag(at)
        if self.open or not seen:
            self.fail(3, self.size)

    # ------------------------------------------------------------------------------------------------------------- prolog

    def _declaration(self, at):
        text = self.text
        end = text.find('?>', at)
        if end < 0:
            self.fail(5, at)
        place = at + 5
        names = []
        while True:
            while place < end and text[place] in _SPACE:
                place += 1
            if place >= end:
                break
            start = place
            while place < end and text[place].isalpha():
                place += 1
            name = text[start:place]
            while place < end and text[place] in _SPACE:
                place += 1
            if text[place:place + 1] != '=':
                self.fail(30, place)
            place += 1
            while place < end and text[place] in _SPACE:
                place += 1
            quote = text[place:place + 1]
            stop = text.find(quote, place + 1, end) if quote in ('"', "'") else -1
            if stop < 0:
                self.fail(30, place)
            order = {'version': 0, 'encoding': 1, 'standalone': 2}
            if name not in order or (not names and name != 'version') or (names and order[name] <= order[names[-1]]):
                self.fail(30, start)
            names.append(name)
            place = stop + 1
        if not names:
            self.fail(30, place)
        return end + 2

    def _doctype(self, at):
        """<!DOCTYPE …>: skipped, its internal subset as well."""
        text = self.text
        place = at + 9
        depth = 0
        while place < self.size:
            character = text[place]
            if character in '"\'':
                stop = text.find(character, place + 1)
                if stop < 0:
                    self.fail(5, at)
                place = stop + 1
            elif text.startswith('<!--', place):
                stop = text.find('-->', place + 4)
                if stop < 0:
                    self.fail(5, place)
                place = stop + 3
            elif text.startswith('<?', place):
                stop = text.find('?>', place)
                if stop < 0:
                    self.fail(5, place)
                place = stop + 2
            elif character == '[':
                depth += 1
                place += 1
            elif character == ']':
                depth -= 1
                place += 1
            elif character == '>' and depth <= 0:
                self.doctype_seen = True
                words = text[at + 9:place].split('[')[0].split(None, 1)
                if not words:
                    self.fail(4, place)
                self._tell_doctype(words)
                return place + 1
            else:
                place += 1
        self.fail(5 if not depth else 3, at if not depth else self.size)

    def _tell_doctype(self, words):
        tell = self.handler.doctype
        if tell is None:
            return
        public = system = None
        rest = words[1].strip() if len(words) > 1 else ''
        parts = []
        while rest:
            at = min((position for position in (rest.find('"'), rest.find("'")) if position >= 0), default=-1)
            if at < 0:
                break
            stop = rest.find(rest[at], at + 1)
            parts.append(rest[at + 1:stop])
            rest = rest[stop + 1:]
        if words[1:] and words[1].startswith('PUBLIC'):
            public, system = (parts + [None, None])[:2]
        elif parts:
            system = parts[0]
        tell(words[0], public, system)

    doctype_seen = False

    def _comment(self, at):
        text = self.text
        end = text.find('--', at + 4)
        if end < 0:
            self.fail(5, at)
        if text[end + 2:end + 3] != '>':
            self.fail(5 if end + 2 >= self.size else 4, at if end + 2 >= self.size else end + 2)
        self._check(at + 4, end)
        if self.handler.comment is not None:
            self.handler.comment(text[at + 4:end])
        return end + 3

    def _instruction(self, at):
        text = self.text
        place = at + 2
        if place >= self.size:
            self.fail(5, at)
        if not _starts_name(text[place]):
            self.fail(4, place)
        while place < self.size and _in_name(text[place]):
            place += 1
        target = text[at + 2:place]
        end = text.find('?>', place)
        if target.lower() == 'xml' and place < self.size:
            self.fail(17 if target == 'xml' else 4, at if target == 'xml' else place)
        if end < 0:
            self.fail(5, at)
        if place < end and text[place] not in _SPACE:
            self.fail(4, place)
        self._check(place, end)
        if self.handler.pi is not None:
            self.handler.pi(target, text[place:end].lstrip(_SPACE))
        return end + 2

    # ------------------------------------------------------------------------------------------------------------ content

    def _check(self, start, end):
        """Are there characters that XML has not got?"""
        piece = self.text[start:end]
        if piece.isprintable():
            return
        for position, character in enumerate(piece):
            if character in _BAD:
                self.fail(4, start + position)

    def _content(self, at):
        text = self.text
        end = text.find('<', at)
        if end < 0:
            end = self.size
        if at < end:
            self._text(at, end)
            return end
        if text.startswith('</', at):
            return self._end_tag(at)
        following = text[at + 1:at + 2]
        if following == '!':
            if text.startswith('<!--', at):
                return self._comment(at)
            if text.startswith('<![CDATA[', at):
                stop = text.find(']]>', at + 9)
                if stop < 0:
                    self.fail(20, self.size)
                self._check(at + 9, stop)
                if stop > at + 9:
                    self.handler.data(text[at + 9:stop])
                return stop + 3
            if '<!--'.startswith(text[at:]) or '<![CDATA['.startswith(text[at:]):
                self.fail(5, at)
            self.fail(4, at + 2)
        if following == '?':
            return self._instruction(at)
        if following == '':
            self.fail(5, at)
        if not _starts_name(following):
            self.fail(4, at + 1)
        return self._start_tag(at)

    def _text(self, at, end):
        text = self.text
        wrong = text.find(']]>', at, end)
        ampersand = text.find('&', at, end)
        if 0 <= wrong and (ampersand < 0 or wrong < ampersand):
            self._check(at, wrong)
            self.fail(4, wrong + 2)
        if ampersand < 0:
            self._check(at, end)
            self.handler.data(text[at:end])
            return
        while at < end:
            ampersand = text.find('&', at, end)
            stop = end if ampersand < 0 else ampersand
            if at < stop:
                wrong = text.find(']]>', at, stop)
                if wrong >= 0:
                    self.fail(4, wrong + 2)
                self._check(at, stop)
                self.handler.data(text[at:stop])
            if ampersand < 0:
                return
            piece, at = self._reference(ampersand)
            self.handler.data(piece)

    def _reference(self, at):
        """&name; or &#number; : what it stands for, and where it ends."""
        text = self.text
        place = at + 1
        if text[place:place + 1] == '#':
            place += 1
            digits = '0123456789'
            base = 10
            if text[place:place + 1] == 'x':
                place += 1
                digits += 'abcdefABCDEF'
                base = 16
            start = place
            while place < self.size and text[place] in digits:
                place += 1
            if place >= self.size:
                self.fail(5, at)
            if place == start or text[place] != ';':
                self.fail(4, place)
            number = int(text[start:place], base) if place - start < 12 else 0x110000
            if (number >= 0x110000 or 0xd800 <= number < 0xe000 or number in (0xfffe, 0xffff)
                    or number < 32 and number not in (9, 10, 13)):
                self.fail(14, at)
            return chr(number), place + 1
        if place < self.size and not _starts_name(text[place]):
            self.fail(4, place)
        start = place
        while place < self.size and _in_name(text[place]):
            place += 1
        if place >= self.size:
            self.fail(5, at)
        if text[place] != ';':
            self.fail(4, place)
        name = text[start:place]
        known = _ENTITIES.get(name)
        if known is None:
            self.fail(11, at, f'undefined entity &{name};' if self.doctype_seen else None)
        return known, place + 1

    # --------------------------------------------------------------------------------------------------------------- tags

    def _name(self, at, begin):
        """Where a name ends; one colon may stand within."""
        text = self.text
        place = at
        colon = False
        while place < self.size and _in_name(text[place]):
            if text[place] == ':':
                if colon or place == at or not (place + 1 < self.size and (_starts_name(text[place + 1]) and text[place + 1] != ':')):
                    if place + 1 >= self.size:
                        self.fail(5, begin)
                    self.fail(4, place if colon or place == at else place + 1)
                colon = True
            place += 1
        if place >= self.size:
            self.fail(5, begin)
        return place

    def _start_tag(self, at):
        text = self.text
        place = self._name(at + 1, at)
        tag = text[at + 1:place]
        attributes = []
        seen = set()
        empty = False
        while True:
            start = place
            while place < self.size and text[place] in _SPACE:
                place += 1
            if place >= self.size:
                self.fail(5, at)
            character = text[place]
            if character == '>':
                place += 1
                break
            if character == '/':
                if place + 1 >= self.size:
                    self.fail(5, at)
                if text[place + 1] != '>':
                    self.fail(4, place + 1)
                empty = True
                place += 2
                break
            if start == place or not _starts_name(character):
                self.fail(4, place)
            start = place
            place = self._name(place, at)
            name = text[start:place]
            while place < self.size and text[place] in _SPACE:
                place += 1
            if place >= self.size:
                self.fail(5, at)
            if text[place] != '=':
                self.fail(4, place)
            place += 1
            while place < self.size and text[place] in _SPACE:
                place += 1
            if place >= self.size:
                self.fail(5, at)
            quote = text[place]
            if quote not in '"\'':
                self.fail(4, place)
            stop = text.find(quote, place + 1)
            less = text.find('<', place + 1, self.size if stop < 0 else stop)
            if less >= 0:
                self.fail(4, less)
            if stop < 0:
                self.fail(5, at)
            value = self._value(place + 1, stop)
            if name in seen:
                self.fail(8, start)
            seen.add(name)
            attributes.append((name, value, start))
            place = stop + 1
        self._open(at, tag, attributes)
        if empty:
            self._close()
        return place

    def _value(self, at, end):
        text = self.text
        if text.find('&', at, end) < 0:
            self._check(at, end)
            value = text[at:end]
            return value if value.isprintable() else value.replace('\n', ' ').replace('\t', ' ')
        pieces = []
        while at < end:
            ampersand = text.find('&', at, end)
            stop = end if ampersand < 0 else ampersand
            self._check(at, stop)
            pieces.append(text[at:stop].replace('\n', ' ').replace('\t', ' '))
            if ampersand < 0:
                break
            piece, at = self._reference(ampersand)
            pieces.append(piece)
        return ''.join(pieces)

    def _open(self, at, tag, attributes):
        scope = self.scopes[-1]
        declared = []
        for name, value, _ in attributes:
            if name == 'xmlns' or name.startswith('xmlns:'):
                prefix = name[6:]
                if prefix == 'xml' and value != _XML:
                    self.fail(38, at)
                if prefix == 'xmlns':
                    self.fail(39, at)
                if prefix != 'xml' and value in (_XML, 'http://www.w3.org/2000/xmlns/'):
                    self.fail(40, at)
                if prefix and not value:
                    self.fail(28, at)
                if not declared:
                    scope = dict(scope)
                scope[prefix] = value
                declared.append(prefix)
        self.scopes.append(scope)
        if declared and self.handler.start_ns is not None:
            for prefix in declared:
                self.handler.start_ns(prefix, scope[prefix])
        self.declared.append(declared)
        named = {}
        if attributes:
            for name, value, start in attributes:
                if name == 'xmlns' or name.startswith('xmlns:'):
                    continue
                if ':' in name:
                    name = self._qualified(name, scope, at)
                    if name in named:
                        self.fail(8, at)
                named[name] = value
        full = self._qualified(tag, scope, at) if ':' in tag or scope[''] else tag
        self.open.append((tag, full))
        self.handler.start(full, named)

    def _qualified(self, name, scope, at):
        prefix, colon, local = name.partition(':')
        if not colon:
            uri = scope['']
            return '{' + uri + '}' + name if uri else name
        uri = scope.get(prefix)
        if not uri:
            self.fail(27, at)
        return '{' + uri + '}' + local

    def _end_tag(self, at):
        text = self.text
        place = at + 2
        if place >= self.size:
            self.fail(5, at)
        if not _starts_name(text[place]):
            self.fail(4, place)
        start = place
        place = self._name(place, at)
        name = text[start:place]
        while place < self.size and text[place] in _SPACE:
            place += 1
        if place >= self.size:
            self.fail(5, at)
        if text[place] != '>':
            self.fail(4, place)
        if name != self.open[-1][0]:
            self.fail(7, start)
        self._close()
        return place + 1

    def _close(self):
        _, full = self.open.pop()
        self.handler.end(full)
        self.scopes.pop()
        for prefix in reversed(self.declared.pop()):
            if self.handler.end_ns is not None:
                self.handler.end_ns(prefix)
