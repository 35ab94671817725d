"""A parser of HTML that reports tags, data, comments and the rest to methods of a subclass."""
from html import unescape

__all__ = ['HTMLParser']

_SPACE = ' \t\n\r\f'


def _is_letter(character):
    return 'a' <= character <= 'z' or 'A' <= character <= 'Z'


class HTMLParser:
    """Find tags and other markup and call handler functions: handle_starttag, handle_endtag, handle_data …"""

    CDATA_CONTENT_ELEMENTS = ('script', 'style')

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Reset this instance.  Loses all unprocessed data."""
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = None
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0
        self.__starttag_text = None

    def feed(self, data):
        """Feed data to the parser."""
        self.rawdata = self.rawdata + data
        self.goahead(0)

    def close(self):
        """Handle any buffered data."""
        self.goahead(1)

    def get_starttag_text(self):
        """Return full source of start tag: '<...>'."""
        return self.__starttag_text

    def getpos(self):
        """Return current line number and offset."""
        return self.lineno, self.offset

    def updatepos(self, i, j):
        """Counts lines and columns from one position to another."""
        if i >= j:
            return j
        lines = self.rawdata.count('\n', i, j)
        if lines:
            self.lineno += lines
            self.offset = j - self.rawdata.rindex('\n', i, j) - 1
        else:
            self.offset += j - i
        return j

    def set_cdata_mode(self, elem):
        """From here on only the end tag of an element is markup."""
        self.cdata_elem = elem.lower()

    def clear_cdata_mode(self):
        """Markup is markup again."""
        self.cdata_elem = None

    # ------------------------------------------------------------------------------------------------------ the main loop

    def _next_markup(self, at):
        """Where markup can begin next, or -1."""
        data = self.rawdata
        if self.cdata_elem is None:
            less = data.find('<', at)
            if self.convert_charrefs:
                return less
            ampersand = data.find('&', at, len(data) if less < 0 else less)
            return less if ampersand < 0 else ampersand
        while True:
            at = data.find('<', at)
            if at < 0:
                return -1
            if data[at:at + 2] == '</':
                start = at + 2
                while start < len(data) and data[start] in _SPACE:
                    start += 1
                end = start + len(self.cdata_elem)
                if data[start:end].lower() == self.cdata_elem:
                    while end < len(data) and data[end] in _SPACE:
                        end += 1
                    if data[end:end + 1] == '>':
                        return at
            at += 1

    def goahead(self, end):
        """Handle data as far as reasonable; `end`: as if it was all."""
        data = self.rawdata
        size = len(data)
        at = 0
        while at < size:
            start = self._next_markup(at)
            if start < 0:
                if self.cdata_elem is not None:
                    break
                if self.convert_charrefs and not end:
                    # A reference that may go on is kept back.
                    ampersand = data.rfind('&', max(at, size - 34))
                    if ampersand >= 0 and not any(character in _SPACE + ';' for character in data[ampersand:]):
                        break
                    start = size
                else:
                    start = size
            if at < start:
                if self.convert_charrefs and self.cdata_elem is None:
                    self.handle_data(unescape(data[at:start]))
                else:
                    self.handle_data(data[at:start])
            at = self.updatepos(at, start)
            if at == size:
                break
            if data[at] == '<':
                following = data[at + 1:at + 2]
                if following and _is_letter(following):
                    next = self.parse_starttag(at)
                elif following == '/':
                    next = self.parse_endtag(at)
                elif data.startswith('<!--', at):
                    next = self.parse_comment(at)
                elif following == '?':
                    next = self.parse_pi(at)
                elif following == '!':
                    next = self.parse_html_declaration(at)
                elif at + 1 < size:
                    self.handle_data('<')
                    next = at + 1
                else:
                    break
                if next < 0:
                    if not end:
                        break
                    next = data.find('>', at + 1)
                    if next < 0:
                        next = data.find('<', at + 1)
                        if next < 0:
                            next = at + 1
                    else:
                        next += 1
                    if self.convert_charrefs and self.cdata_elem is None:
                        self.handle_data(unescape(data[at:next]))
                    else:
                        self.handle_data(data[at:next])
                at = self.updatepos(at, next)
                continue
            # A reference, with convert_charrefs off.
            stop = at + 1
            is_number = data[stop:stop + 1] == '#'
            if is_number:
                stop += 1
                if data[stop:stop + 1] in ('x', 'X'):
                    stop += 1
                    digits = '0123456789abcdefABCDEF'
                else:
                    digits = '0123456789'
                begin = stop
                while stop < size and data[stop] in digits:
                    stop += 1
            else:
                begin = stop
                if stop < size and _is_letter(data[stop]):
                    while stop < size and (_is_letter(data[stop]) or data[stop] in '-.0123456789'):
                        stop += 1
            if stop == begin:
                if stop == size and not end:
                    break
                self.handle_data(data[at:at + 1])
                at = self.updatepos(at, at + 1)
                continue
            if stop == size:
                # What may go on; at the end it is no reference.
                if not end:
                    break
                self.handle_data(data[at:stop])
                at = self.updatepos(at, stop)
                continue
            name = data[at + (2 if is_number else 1):stop]
            if is_number:
                self.handle_charref(name)
            else:
                self.handle_entityref(name)
            if data[stop:stop + 1] == ';':
                stop += 1
            at = self.updatepos(at, stop)
        if end and at < size:
            if self.convert_charrefs and self.cdata_elem is None:
                self.handle_data(unescape(data[at:size]))
            else:
                self.handle_data(data[at:size])
            at = self.updatepos(at, size)
        self.rawdata = data[at:]

    # ------------------------------------------------------------------------------------------------------- declarations

    def parse_html_declaration(self, i):
        """<!DOCTYPE …>, <![CDATA[…]]>, or a comment that is none."""
        data = self.rawdata
        if data.startswith('<!--', i):
            return self.parse_comment(i)
        if data.startswith('<![', i):
            return self.parse_marked_section(i)
        if data[i:i + 9].lower() == '<!doctype':
            end = data.find('>', i + 9)
            if end < 0:
                return -1
            self.handle_decl(data[i + 2:end])
            return end + 1
        return self.parse_bogus_comment(i)

    def parse_bogus_comment(self, i, report=1):
        """<!x>, </ x>: a comment up to the next ">"."""
        data = self.rawdata
        end = data.find('>', i + 2)
        if end < 0:
            return -1
        if report:
            self.handle_comment(data[i + 2:end])
        return end + 1

    def parse_comment(self, i, report=1):
        """<!-- … -->"""
        data = self.rawdata
        at = i + 4
        while True:
            end = data.find('--', at)
            if end < 0:
                return -1
            stop = end + 2
            while stop < len(data) and data[stop] in _SPACE:
                stop += 1
            if data[stop:stop + 1] == '>':
                if report:
                    self.handle_comment(data[i + 4:end])
                return stop + 1
            at = end + 1

    def parse_marked_section(self, i, report=1):
        """<![CDATA[ … ]]> and the conditions of old browsers."""
        data = self.rawdata
        at = i + 3
        while at < len(data) and (_is_letter(data[at]) or data[at] in '-_.0123456789'):
            at += 1
        name = data[i + 3:at].lower()
        if at == len(data):
            return -1
        mark = ']>' if name in ('if', 'else', 'endif') else ']]>'
        end = data.find(mark, i + 3)
        if end < 0:
            return -1
        if report:
            self.unknown_decl(data[i + 3:end])
        return end + len(mark)

    def parse_pi(self, i):
        """<? … >"""
        data = self.rawdata
        end = data.find('>', i + 2)
        if end < 0:
            return -1
        self.handle_pi(data[i + 2:end])
        return end + 1

    # --------------------------------------------------------------------------------------------------------------- tags

    def parse_starttag(self, i):
        """<name attribute=value …>"""
        self.__starttag_text = None
        end, attributes, tag, closed = self._scan_tag(i)
        if end < 0:
            return end
        data = self.rawdata
        self.__starttag_text = data[i:end]
        self.lasttag = tag
        if attributes is None:
            self.handle_data(data[i:end])
            return end
        if closed:
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return end

    def _scan_tag(self, i):
        data = self.rawdata
        size = len(data)
        at = i + 1
        while at < size and data[at] not in '\t\n\r\f />\x00':
            at += 1
        tag = data[i + 1:at].lower()
        attributes = []
        while True:
            while at < size and (data[at] in _SPACE or data[at] == '/' and data[at + 1:at + 2] != '>'):
                at += 1
            if at >= size:
                return -1, None, tag, False
            if data[at] == '>':
                return at + 1, attributes, tag, False
            if data[at] == '/':
                return at + 2, attributes, tag, True
            start = at
            at += 1
            while at < size and data[at] not in ' \t\n\r\f/>=':
                at += 1
            name = data[start:at].lower()
            after = at
            while after < size and data[after] in _SPACE:
                after += 1
            if after >= size:
                return -1, None, tag, False
            if data[after] != '=':
                attributes.append((name, None))
                continue
            at = after + 1
            while at < size and data[at] in _SPACE:
                at += 1
            if at >= size:
                return -1, None, tag, False
            if data[at] in '\'"':
                end = data.find(data[at], at + 1)
                if end < 0:
                    return -1, None, tag, False
                value = data[at + 1:end]
                at = end + 1
            else:
                start = at
                while at < size and data[at] not in ' \t\n\r\f>':
                    at += 1
                value = data[start:at]
            attributes.append((name, unescape(value) if value else value))

    def parse_endtag(self, i):
        """</name>"""
        data = self.rawdata
        end = data.find('>', i + 1)
        if end < 0:
            return -1
        at = i + 2
        while at < end and data[at] in _SPACE:
            at += 1
        if at == end or not _is_letter(data[at]):
            if self.cdata_elem is not None:
                self.handle_data(data[i:end + 1])
                return end + 1
            if data[i:i + 3] == '</>':
                return i + 3
            return self.parse_bogus_comment(i)
        start = at
        while at < end and data[at] not in '\t\n\r\f />\x00':
            at += 1
        tag = data[start:at].lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(data[i:end + 1])
            return end + 1
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return end + 1

    # ----------------------------------------------------------------------------------------------------------- handlers

    def handle_startendtag(self, tag, attrs):
        """<name/>: a start tag and an end tag unless this is overridden."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """To be overridden: a start tag."""

    def handle_endtag(self, tag):
        """To be overridden: an end tag."""

    def handle_charref(self, name):
        """To be overridden: a reference by number, with convert_charrefs off."""

    def handle_entityref(self, name):
        """To be overridden: a reference by name, with convert_charrefs off."""

    def handle_data(self, data):
        """To be overridden: text."""

    def handle_comment(self, data):
        """To be overridden: a comment."""

    def handle_decl(self, decl):
        """To be overridden: <!DOCTYPE …>"""

    def handle_pi(self, data):
        """To be overridden: <? … >"""

    def unknown_decl(self, data):
        """To be overridden: a declaration of another kind."""
