"""Filename matching with shell patterns: * ? [seq] [!seq]."""
import re

__all__ = ['filter', 'fnmatch', 'fnmatchcase', 'translate']

_known = {}


def _path(name):
    """Text or bytes of a path, as os.fspath() takes it."""
    if isinstance(name, (str, bytes)):
        return name
    try:
        return type(name).__fspath__(name)
    except AttributeError:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {type(name).__name__}') from None


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(_path(name), _path(pat))


def _matcher(pat):
    match = _known.get(pat)
    if match is None:
        source = translate(pat.decode('latin-1')).encode('latin-1') if isinstance(pat, bytes) else translate(pat)
        match = re.compile(source).match
        if len(_known) >= 256:
            _known.clear()
        _known[pat] = match
    return match


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _matcher(_path(pat))
    return [name for name in names if match(name)]


def _bracket(inside):
    """A set of a pattern as a set of a regular expression; ranges that run backwards are empty."""
    negated = inside[0] == '!'
    if negated:
        inside = inside[1:]
    if '-' not in inside:
        content = inside.replace('\\', '\\\\')
    else:
        chunks = []
        start = 0
        # A hyphen that stands first is itself, and so is one right behind a range.
        hyphen = inside.find('-', 1)
        while hyphen >= 0:
            chunks.append(inside[start:hyphen])
            start = hyphen + 1
            hyphen = inside.find('-', hyphen + 3 - 1)
        last = inside[start:]
        if last:
            chunks.append(last)
        else:
            chunks[-1] += '-'
        for at in range(len(chunks) - 1, 0, -1):
            if chunks[at - 1][-1] > chunks[at][0]:
                chunks[at - 1] = chunks[at - 1][:-1] + chunks[at][1:]
                del chunks[at]
        content = '-'.join(chunk.replace('\\', '\\\\').replace('-', '\\-') for chunk in chunks)
    if not content:
        # An empty set matches nothing, its opposite everything.
        return '.' if negated else '(?!)'
    for special in '&~|':
        content = content.replace(special * 2, '\\' + special + '\\' + special) if special * 2 in content else content
    if negated:
        return '[^' + content + ']'
    if content[0] in '^[':
        content = '\\' + content
    return '[' + content + ']'


def translate(pat):
    """Translate a shell PATTERN to a regular expression."""
    parts = []
    index = 0
    while index < len(pat):
        char = pat[index]
        index += 1
        if char == '*':
            if not parts or parts[-1] is not None:
                parts.append(None)
        elif char == '?':
            parts.append('.')
        elif char == '[':
            end = index
            if pat[end:end + 1] == '!':
                end += 1
            if pat[end:end + 1] == ']':
                end += 1
            end = pat.find(']', end)
            if end < 0:
                parts.append('\\[')
            else:
                parts.append(_bracket(pat[index:end]))
                index = end + 1
        else:
            parts.append(re.escape(char))
    # Between stars, the first place where a fixed part matches will do: atomic groups keep it linear.
    out = []
    at = 0
    while at < len(parts) and parts[at] is not None:
        out.append(parts[at])
        at += 1
    while at < len(parts):
        at += 1
        fixed = []
        while at < len(parts) and parts[at] is not None:
            fixed.append(parts[at])
            at += 1
        fixed = ''.join(fixed)
        if at == len(parts):
            out.append('.*' + fixed)
        else:
            out.append(f'(?>.*?{fixed})')
    return f'(?s:{"".join(out)})\\Z'
