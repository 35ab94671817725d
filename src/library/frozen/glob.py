"""Filename globbing over the sandbox's files."""
import fnmatch
import os
import re

__all__ = ['escape', 'glob', 'iglob', 'translate']


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return a list of paths matching a pathname pattern."""
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """Return an iterator which yields the paths matching a pathname pattern."""
    is_bytes = isinstance(pathname, bytes)
    text = os.fsdecode(pathname)
    root = '' if root_dir is None else os.fsdecode(root_dir)
    found = _select(text, root, recursive, include_hidden)
    return map(os.fsencode, found) if is_bytes else found


def has_magic(s):
    """Does the text have special characters?"""
    return any(character in s for character in ((b'*', b'?', b'[') if isinstance(s, bytes) else '*?['))


def _select(pattern, root, recursive, hidden):
    start = '/' * (len(pattern) - len(pattern.lstrip('/')))
    parts = [part for part in pattern[len(start):].split('/')]
    directories_only = parts[-1] == ''
    if directories_only:
        while parts and parts[-1] == '':
            parts.pop()
    if not parts:
        if start:
            yield start
        return
    # (the path so far, how many parts it has matched); in order of the names in each directory
    todo = [(start, 0)]
    count = len(parts)
    while todo:
        here, index = todo.pop()
        if index == count:
            if here:
                yield here
            continue
        part = parts[index]
        if part == '':
            todo.append((here, index + 1))
            continue
        where = os.path.join(root, here) if root else here
        last = index == count - 1
        found = []
        if recursive and part == '**':
            while index + 1 < count and parts[index + 1] == '**':
                index += 1
            last = index == count - 1
            found.append((here, index + 1))
            for path, is_directory in _tree(here, root, hidden):
                if last and not directories_only:
                    found.append((path, count))
                elif is_directory:
                    found.append((path + '/', index + 1))
        elif has_magic(part):
            matches = re.compile(fnmatch.translate(part)).match
            for name, is_directory in _entries(where):
                if name[0] == '.' and part[0] != '.' and not hidden or not matches(name):
                    continue
                if not last or directories_only:
                    if is_directory:
                        found.append((here + name + '/', index + 1))
                else:
                    found.append((here + name, count))
        else:
            path = os.path.join(where, part)
            if last and not directories_only:
                if os.path.lexists(path):
                    found.append((here + part, count))
            elif os.path.isdir(path):
                found.append((here + part + '/', index + 1))
        found.reverse()
        todo += found


def _tree(here, root, hidden):
    """All that is below a directory, parents first."""
    todo = [here]
    while todo:
        here = todo.pop()
        inner = []
        for name, is_directory in _entries(os.path.join(root, here) if root else here):
            if name[0] != '.' or hidden:
                yield here + name, is_directory
                if is_directory:
                    inner.append(here + name + '/')
        todo += reversed(inner)


def _entries(where):
    try:
        names = os.listdir(where or '.')
    except OSError:
        return
    for name in names:
        yield name, os.path.isdir(os.path.join(where, name))


def escape(pathname):
    """Escape all special characters."""
    is_bytes = isinstance(pathname, bytes)
    text = os.fsdecode(pathname)
    text = ''.join('[' + character + ']' if character in '*?[' else character for character in text)
    return os.fsencode(text) if is_bytes else text


def translate(pat, *, recursive=False, include_hidden=False, seps=None):
    """Translate a pathname with shell wildcards to a regular expression."""
    seps = seps or '/'
    escaped = ''.join(map(re.escape, seps))
    any_sep = f'[{escaped}]' if len(seps) > 1 else escaped
    not_sep = f'[^{escaped}]'
    if include_hidden:
        one_last = f'{not_sep}+'
        any_segments = f'(?:.+{any_sep})?'
        any_last = '.*'
    else:
        one_last = f'[^{escaped}.]{not_sep}*'
        any_segments = f'(?:{one_last}{any_sep})*'
        any_last = f'{any_segments}(?:{one_last})?'
    one_segment = f'{one_last}{any_sep}'
    results = []
    parts = re.split(any_sep, pat)
    final = len(parts) - 1
    for index, part in enumerate(parts):
        if part == '*':
            results.append(one_segment if index < final else one_last)
        elif recursive and part == '**':
            if index < final:
                if parts[index + 1] != '**':
                    results.append(any_segments)
            else:
                results.append(any_last)
        else:
            if part:
                if not include_hidden and part[0] in '*?':
                    results.append(r'(?!\.)')
                results.append(_segment(part, not_sep))
            if index < final:
                results.append(any_sep)
    return fr'(?s:{"".join(results)})\Z'


def _segment(part, not_sep):
    pieces = []
    at = 0
    while at < len(part):
        character = part[at]
        end = at + 1
        if character == '*':
            while part[end:end + 1] == '*':
                end += 1
            pieces.append(not_sep + '*')
        elif character == '?':
            pieces.append(not_sep)
        elif character == '[':
            start = at + 1 + (part[at + 1:at + 2] == '!')
            close = part.find(']', start + (part[start:start + 1] == ']'))
            if close < 0:
                pieces.append('\\[')
            else:
                end = close + 1
                pieces.append(fnmatch.translate(part[at:end])[4:-3])
        else:
            pieces.append(re.escape(character))
        at = end
    return ''.join(pieces)
