"""Helpers for computing deltas between sequences."""
from collections import namedtuple as _namedtuple

__all__ = ['get_close_matches', 'ndiff', 'restore', 'SequenceMatcher', 'Differ', 'IS_CHARACTER_JUNK', 'IS_LINE_JUNK',
           'context_diff', 'unified_diff', 'diff_bytes', 'HtmlDiff', 'Match']

Match = _namedtuple('Match', 'a b size')


def _ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares pairs of sequences of any type whose elements are hashable."""

    def __init__(self, isjunk=None, a='', b='', autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set the two sequences to be compared."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence to be compared."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence to be compared."""
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = self.fullbcount = None
        places = {}
        for index, item in enumerate(b):
            places.setdefault(item, []).append(index)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk = {item for item in places if self.isjunk(item)}
            for item in self.bjunk:
                del places[item]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular = {item for item, found in places.items() if len(found) > most}
            for item in self.bpopular:
                del places[item]
        self.b2j = places

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """Find longest matching block in a[alo:ahi] and b[blo:bhi]."""
        a, b, places, junk = self.a, self.b, self.b2j, self.bjunk
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i, j, size = alo, blo, 0
        # Length of the match that ends at each place of b, for the element of a before.
        ending = {}
        for at in range(alo, ahi):
            now = {}
            for place in places.get(a[at], ()):
                if place < blo:
                    continue
                if place >= bhi:
                    break
                length = now[place] = ending.get(place - 1, 0) + 1
                if length > size:
                    i, j, size = at - length + 1, place - length + 1, length
            ending = now
        # Popular elements around it belong to the match, and then junk.
        for wanted in (False, True):
            while i > alo and j > blo and (b[j - 1] in junk) == wanted and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while i + size < ahi and j + size < bhi and (b[j + size] in junk) == wanted and a[i + size] == b[j + size]:
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        """Return list of triples describing matching subsequences."""
        if self.matching_blocks is not None:
            return self.matching_blocks
        found = []
        pending = [(0, len(self.a), 0, len(self.b))]
        while pending:
            alo, ahi, blo, bhi = pending.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                found.append(match)
                if alo < i and blo < j:
                    pending.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    pending.append((i + size, ahi, j + size, bhi))
        found.sort()
        blocks = []
        for i, j, size in found:
            if blocks and blocks[-1][0] + blocks[-1][2] == i and blocks[-1][1] + blocks[-1][2] == j:
                first = blocks.pop()
                i, j, size = first[0], first[1], first[2] + size
            blocks.append(Match(i, j, size))
        blocks.append(Match(len(self.a), len(self.b), 0))
        self.matching_blocks = blocks
        return blocks

    def get_opcodes(self):
        """Return list of 5-tuples describing how to turn a into b."""
        if self.opcodes is None:
            codes = []
            i = j = 0
            for at, place, size in self.get_matching_blocks():
                if i < at or j < place:
                    tag = 'replace' if i < at and j < place else 'delete' if i < at else 'insert'
                    codes.append((tag, i, at, j, place))
                i, j = at + size, place + size
                if size:
                    codes.append(('equal', at, i, place, j))
            self.opcodes = codes
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """Isolate change clusters by eliminating ranges with no changes."""
        codes = list(self.get_opcodes()) or [('equal', 0, 1, 0, 1)]
        tag, i1, i2, j1, j2 = codes[0]
        if tag == 'equal':
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        tag, i1, i2, j1, j2 = codes[-1]
        if tag == 'equal':
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == 'equal' and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == 'equal'):
            yield group

    def ratio(self):
        """Return a measure of the sequences' similarity (float in [0,1])."""
        return _ratio(sum(block[2] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        """Return an upper bound on ratio() relatively quickly."""
        if self.fullbcount is None:
            self.fullbcount = {}
            for item in self.b:
                self.fullbcount[item] = self.fullbcount.get(item, 0) + 1
        left = {}
        matches = 0
        for item in self.a:
            count = left.get(item)
            if count is None:
                count = self.fullbcount.get(item, 0)
            left[item] = count - 1
            if count > 0:
                matches += 1
        return _ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """Return an upper bound on ratio() very quickly."""
        return _ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """Use SequenceMatcher to return list of the best "good enough" matches."""
    if not n > 0:
        raise ValueError('n must be > 0: %r' % (n,))
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError('cutoff must be in [0.0, 1.0]: %r' % (cutoff,))
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for candidate in possibilities:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff:
            score = matcher.ratio()
            if score >= cutoff:
                scored.append((score, candidate))
    scored.sort(reverse=True)
    return [candidate for _, candidate in scored[:n]]


def IS_LINE_JUNK(line, pat=None):
    """Return True for ignorable line: if `line` is blank or contains a single '#'."""
    if pat is None:
        return line.strip() in ('', '#')
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=' \t'):
    """Return True for ignorable character: iff `ch` is a space or tab."""
    return ch in ws


class Differ:
    """Compares sequences of lines of text into human-readable differences."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Compare two sequences of lines; generate the resulting delta."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == 'replace':
                yield from self._replace(a, alo, ahi, b, blo, bhi)
            elif tag == 'delete':
                yield from self._dump('-', a, alo, ahi)
            elif tag == 'insert':
                yield from self._dump('+', b, blo, bhi)
            else:
                yield from self._dump(' ', a, alo, ahi)

    def _dump(self, tag, lines, low, high):
        for at in range(low, high):
            yield f'{tag} {lines[at]}'

    def _plain(self, a, alo, ahi, b, blo, bhi):
        # The shorter block comes first.
        if bhi - blo < ahi - alo:
            yield from self._dump('+', b, blo, bhi)
            yield from self._dump('-', a, alo, ahi)
        else:
            yield from self._dump('-', a, alo, ahi)
            yield from self._dump('+', b, blo, bhi)

    def _similar(self, a, alo, ahi, b, blo, bhi):
        """(i, j) of the most similar pair of lines, the pair being equal if no two differ but little; None when there is none."""
        best = 0.74
        cutoff = 0.75
        pair = equal = None
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            line = b[j]
            matcher.set_seq2(line)
            for i in range(alo, ahi):
                if a[i] == line:
                    if equal is None:
                        equal = i, j
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
                    best, pair = matcher.ratio(), (i, j)
        if best < cutoff:
            return equal
        return pair

    def _replace(self, a, alo, ahi, b, blo, bhi):
        # Explicit stack: blocks to come, or a line that is ready.
        pending = [(alo, ahi, blo, bhi)]
        while pending:
            block = pending.pop()
            if isinstance(block, list):
                yield from block
                continue
            alo, ahi, blo, bhi = block
            if alo >= ahi or blo >= bhi:
                yield from self._dump('-', a, alo, ahi)
                yield from self._dump('+', b, blo, bhi)
                continue
            pair = self._similar(a, alo, ahi, b, blo, bhi)
            if pair is None:
                yield from self._plain(a, alo, ahi, b, blo, bhi)
                continue
            i, j = pair
            pending.append((i + 1, ahi, j + 1, bhi))
            if a[i] == b[j]:
                pending.append(['  ' + a[i]])
            else:
                pending.append(self._marked(a[i], b[j]))
            pending.append((alo, i, blo, j))

    def _marked(self, aline, bline):
        """Two similar lines, each with its guide below."""
        atags = btags = ''
        for tag, ai1, ai2, bj1, bj2 in SequenceMatcher(self.charjunk, aline, bline).get_opcodes():
            la, lb = ai2 - ai1, bj2 - bj1
            if tag == 'replace':
                atags += '^' * la
                btags += '^' * lb
            elif tag == 'delete':
                atags += '-' * la
            elif tag == 'insert':
                btags += '+' * lb
            else:
                atags += ' ' * la
                btags += ' ' * lb
        lines = []
        for sign, line, tags in (('-', aline, atags), ('+', bline, btags)):
            lines.append(f'{sign} {line}')
            guide = ''.join(c if t == ' ' and c.isspace() else t for c, t in zip(line, tags)).rstrip()
            if guide:
                lines.append(f'? {guide}\n')
        return lines


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Compare `a` and `b` (lists of strings); return a `Differ`-style delta."""
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """Generate one of the two sequences that generated a delta."""
    signs = {1: '- ', 2: '+ '}
    if int(which) not in signs:
        raise ValueError('unknown delta choice (must be 1 or 2): %r' % which)
    wanted = ('  ', signs[int(which)])
    for line in delta:
        if line[:2] in wanted:
            yield line[2:]


def _check(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError('lines to compare must be str, not %s (%r)' % (type(lines[0]).__name__, lines[0]))
    for text in texts:
        if not isinstance(text, str):
            raise TypeError('all arguments must be str, not: %r' % (text,))


def _dated(date):
    return f'\t{date}' if date else ''


def unified_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Compare two sequences of lines; generate the delta as a unified diff."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def span(start, stop):
        length = stop - start
        if length == 1:
            return f'{start + 1}'
        return f'{start + 1 if length else start},{length}'

    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'--- {fromfile}{_dated(fromfiledate)}{lineterm}'
            yield f'+++ {tofile}{_dated(tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield f'@@ -{span(first[1], last[2])} +{span(first[3], last[4])} @@{lineterm}'
        for tag, i1, i2, j1, j2 in group:
            if tag == 'equal':
                for line in a[i1:i2]:
                    yield ' ' + line
                continue
            if tag != 'insert':
                for line in a[i1:i2]:
                    yield '-' + line
            if tag != 'delete':
                for line in b[j1:j2]:
                    yield '+' + line


def context_diff(a, b, fromfile='', tofile='', fromfiledate='', tofiledate='', n=3, lineterm='\n'):
    """Compare two sequences of lines; generate the delta as a context diff."""
    _check(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)

    def span(start, stop):
        length = stop - start
        if length <= 1:
            return f'{start + 1 if length else start}'
        return f'{start + 1},{stop}'

    marks = {'insert': '+ ', 'delete': '- ', 'replace': '! ', 'equal': '  '}
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield f'*** {fromfile}{_dated(fromfiledate)}{lineterm}'
            yield f'--- {tofile}{_dated(tofiledate)}{lineterm}'
        first, last = group[0], group[-1]
        yield '***************' + lineterm
        yield f'*** {span(first[1], last[2])} ****{lineterm}'
        if any(code[0] in ('replace', 'delete') for code in group):
            for tag, i1, i2, _, _ in group:
                if tag != 'insert':
                    for line in a[i1:i2]:
                        yield marks[tag] + line
        yield f'--- {span(first[3], last[4])} ----{lineterm}'
        if any(code[0] in ('replace', 'insert') for code in group):
            for tag, _, _, j1, j2 in group:
                if tag != 'delete':
                    for line in b[j1:j2]:
                        yield marks[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b'', tofile=b'', fromfiledate=b'', tofiledate=b'', n=3, lineterm=b'\n'):
    """Compare lines given as bytes: dfunc is unified_diff or context_diff."""

    def text(value):
        try:
            return value.decode('ascii', 'surrogateescape')
        except AttributeError:
            raise TypeError('all arguments must be bytes, not %s (%r)' % (type(value).__name__, value)) from None

    lines = dfunc([text(line) for line in a], [text(line) for line in b], text(fromfile), text(tofile),
                  text(fromfiledate), text(tofiledate), n, text(lineterm))
    for line in lines:
        yield line.encode('ascii', 'surrogateescape')


# --------------------------------------------------------------------------------------------------------- side by side

def _pairs(fromlines, tolines, linejunk, charjunk):
    """What stands beside what: ((number, marked text), (number, marked text), changed?), '' for no line at all."""
    delta = [line for line in ndiff(fromlines, tolines, linejunk, charjunk)]
    left = right = 0
    gone = []   # lines of the left side that wait for a partner, with their guides
    come = []

    def pair_off():
        nonlocal gone, come
        count = max(len(gone), len(come))
        for index in range(count):
            yield (gone[index] if index < len(gone) else ('', '\n'),
                   come[index] if index < len(come) else ('', '\n'), True)
        gone, come = [], []

    at, n = 0, len(delta)
    while at < n:
        line = delta[at]
        sign, text = line[0], line[2:]
        if sign == ' ':
            yield from pair_off()
            left += 1
            right += 1
            yield (left, text), (right, text), False
            at += 1
            continue
        guide = delta[at + 1] if at + 1 < n and delta[at + 1][0] == '?' else None
        if sign == '-':
            # A line that another replaces, similar enough to show what is different in it.
            after = at + (2 if guide else 1)
            follows = after < n and delta[after][0] == '+'
            other = delta[after + 1] if follows and after + 1 < n and delta[after + 1][0] == '?' else None
            left += 1
            if follows and (guide or other):
                yield from pair_off()
                right += 1
                yield (left, _marked(text, guide)), (right, _marked(delta[after][2:], other)), True
                at = after + (2 if other else 1)
                continue
            if come:
                yield from pair_off()
            gone.append((left, '\0-' + text.rstrip('\n') + '\1' + ('\n' if text.endswith('\n') else '')
                         if text.strip('\n') else '\0- \1'))
            at = after
        else:
            right += 1
            come.append((right, '\0+' + text.rstrip('\n') + '\1' + ('\n' if text.endswith('\n') else '')
                         if text.strip('\n') else '\0+ \1'))
            at += 1
    yield from pair_off()


def _marked(text, guide):
    """The text with the places that a guide names between marks."""
    if guide is None:
        return text
    guide = guide[2:]
    out = []
    open_mark = ''
    for index, char in enumerate(text):
        mark = guide[index] if index < len(guide) and guide[index] in '+-^' else ''
        if mark != open_mark:
            if open_mark:
                out.append('\1')
            if mark:
                out.append('\0' + mark)
            open_mark = mark
        out.append(char)
    if open_mark:
        out.append('\1')
    return ''.join(out)


_PAGE = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_STYLES = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_TABLE = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_LEGEND = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""


class HtmlDiff:
    """Two texts side by side as a table of HTML, changes marked."""

    _file_template = _PAGE
    _styles = _STYLES
    _table_template = _TABLE
    _legend = _LEGEND
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5, *, charset='utf-8'):
        """Returns HTML file of side by side comparison with change highlights"""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context=context, numlines=numlines)
        page = self._file_template % dict(styles=self._styles, legend=self._legend, table=table, charset=charset)
        return page.encode(charset, 'xmlcharrefreplace').decode(charset)

    def _expanded(self, lines):
        def expand(line):
            # Spaces stay apart from those that a tab stands for, which are shown as one wide one.
            return line.replace(' ', '\0').expandtabs(self._tabsize).replace(' ', '\t').replace('\0', ' ').rstrip('\n')

        return [expand(line) for line in lines]

    def _wrap(self, number, text):
        """The pieces of a line that is too long, with marks that go over their ends repeated."""
        width = self._wrapcolumn
        if not width or not number and number != 0 or len(text) - text.count('\0') * 3 <= width:
            return [(number, text)]
        pieces = []
        out, count, mark = [], 0, ''
        at = 0
        while at < len(text):
            char = text[at]
            if char == '\0' and count < width:
                mark = text[at + 1]
                out.append('\0' + mark)
                at += 2
                continue
            if char == '\1':
                out.append('\1')
                mark = ''
                at += 1
                continue
            if count == width:
                if mark:
                    out.append('\1')
                pieces.append((number if not pieces else '>', ''.join(out)))
                out, count = (['\0' + mark] if mark else []), 0
                continue
            out.append(char)
            count += 1
            at += 1
        pieces.append((number if not pieces else '>', ''.join(out)))
        return pieces

    def _cell(self, side, number, text, prefix):
        ident = f' id="{prefix}{number}"' if isinstance(number, int) else ''
        text = text.replace('&', '&amp;').replace('>', '&gt;').replace('<', '&lt;').replace(' ', '&nbsp;').rstrip()
        return f'<td class="diff_header"{ident}>{number}</td><td nowrap="nowrap">{text}</td>'

    def make_table(self, fromlines, tolines, fromdesc='', todesc='', context=False, numlines=5):
        """Returns HTML table of side by side comparison with change highlights"""
        sides = f'from{HtmlDiff._default_prefix}_', f'to{HtmlDiff._default_prefix}_'
        prefix = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        rows = list(_pairs(self._expanded(fromlines), self._expanded(tolines), self._linejunk, self._charjunk))
        if context:
            shown = [any(row[2] for row in rows[max(0, at - numlines):at + numlines + 1]) for at in range(len(rows))]
        else:
            shown = [True] * len(rows)
        lines = []
        before = True
        gap = False
        for (left, right, changed), keep in zip(rows, shown):
            if not keep:
                gap = bool(lines) or gap
                continue
            if gap and lines:
                lines.append(None)
            gap = False
            lefts = self._wrap(left[0], left[1].rstrip('\n'))
            rights = self._wrap(right[0], right[1].rstrip('\n'))
            for index in range(max(len(lefts), len(rights))):
                lines.append((lefts[index] if index < len(lefts) else ('', ' '),
                              rights[index] if index < len(rights) else ('', ' '), changed))
        ids, marks = [''] * len(lines), [''] * len(lines)
        count, last, inside = 0, 0, False
        for at, line in enumerate(lines):
            changed = line is not None and line[2]
            if changed and not inside:
                ids[max(0, at - numlines)] = f' id="difflib_chg_to{prefix}__{count}"'
                count += 1
                marks[at] = f'<a href="#difflib_chg_to{prefix}__{count}">n</a>'
                last = at
            inside = changed
        if not count:
            marks = [f'<a href="#difflib_chg_to{prefix}__top">t</a>'] + marks[1:]
            lines_text = 'No Differences Found' if context else 'Empty File'
            if not lines:
                cell = f'<td></td><td>&nbsp;{lines_text}&nbsp;</td>'
                return self._finish(prefix, fromdesc, todesc,
                                    f'            <tr><td class="diff_next">{marks[0]}</td>{cell}'
                                    f'<td class="diff_next">{marks[0]}</td>{cell}</tr>\n')
        else:
            marks[last] = f'<a href="#difflib_chg_to{prefix}__top">t</a>'
        if lines and marks[0] == '' and count:
            marks[0] = f'<a href="#difflib_chg_to{prefix}__0">f</a>'
        parts = []
        for at, line in enumerate(lines):
            if line is None:
                parts.append('        </tbody>        \n        <tbody>\n')
                continue
            (lnum, ltext), (rnum, rtext), _ = line
            parts.append(f'            <tr><td class="diff_next"{ids[at]}>{marks[at]}</td>{self._cell(0, lnum, ltext, sides[0])}'
                         f'<td class="diff_next">{marks[at]}</td>{self._cell(1, rnum, rtext, sides[1])}</tr>\n')
        return self._finish(prefix, fromdesc, todesc, ''.join(parts))

    def _finish(self, prefix, fromdesc, todesc, rows):
        if fromdesc or todesc:
            header = ('<thead><tr><th class="diff_next"><br /></th>' f'<th colspan="2" class="diff_header">{fromdesc}</th>'
                      '<th class="diff_next"><br /></th>' f'<th colspan="2" class="diff_header">{todesc}</th></tr></thead>')
        else:
            header = ''
        table = self._table_template % dict(data_rows=rows, header_row=header, prefix=f'to{prefix}_')
        for mark, name in (('+', 'add'), ('-', 'sub'), ('^', 'chg')):
            table = table.replace('\0' + mark, f'<span class="diff_{name}">')
        return table.replace('\1', '</span>').replace('\t', '&nbsp;')
