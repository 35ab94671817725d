"""Operations on path names, and questions about the sandbox's files."""
import _os

__all__ = ['normcase', 'isabs', 'join', 'splitdrive', 'splitroot', 'split', 'splitext', 'basename', 'dirname',
           'commonprefix', 'getsize', 'getmtime', 'getatime', 'getctime', 'islink', 'exists', 'lexists', 'isdir',
           'isfile', 'ismount', 'expanduser', 'expandvars', 'normpath', 'abspath', 'samefile', 'sameopenfile',
           'samestat', 'curdir', 'pardir', 'sep', 'pathsep', 'defpath', 'altsep', 'extsep', 'devnull', 'realpath',
           'supports_unicode_filenames', 'relpath', 'commonpath', 'isjunction', 'isdevdrive']

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
defpath = '/bin:/usr/bin'
altsep = None
devnull = '/dev/null'
supports_unicode_filenames = False

_fspath = _os.fspath


def _slash(path):
    return b'/' if isinstance(path, bytes) else '/'


def normcase(s):
    """Normalize case of pathname.  Has no effect under Posix"""
    return _fspath(s)


def isabs(s):
    """Test whether a path is absolute"""
    s = _fspath(s)
    return s.startswith(_slash(s))


def _same_kind(name, paths):
    has_text = has_bytes = False
    for path in paths:
        if isinstance(path, str):
            has_text = True
        elif isinstance(path, bytes):
            has_bytes = True
        else:
            raise TypeError(f'{name}() argument must be str, bytes, or '
                            f'os.PathLike object, not {type(path).__name__!r}') from None
    if has_text and has_bytes:
        raise TypeError("Can't mix strings and bytes in path components") from None


def join(a, *p):
    """Join two or more pathname components, inserting '/' as needed."""
    path = _fspath(a)
    try:
        rest = [_fspath(part) for part in p]
    except TypeError:
        rest = p
    _same_kind('join', (path, *rest))
    slash = _slash(path)
    for part in rest:
        if part.startswith(slash) or not path:
            path = part
        elif path.endswith(slash):
            path += part
        else:
            path += slash + part
    return path


def split(p):
    """Split a pathname: (head, tail), tail being what follows the last slash."""
    p = _fspath(p)
    slash = _slash(p)
    at = p.rfind(slash) + 1
    head, tail = p[:at], p[at:]
    return head.rstrip(slash) or head, tail


def splitext(p):
    """Split the extension from a pathname: (root, ext); ext is everything from the last dot on, or empty."""
    p = _fspath(p)
    slash, dot = (b'/', b'.') if isinstance(p, bytes) else ('/', '.')
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    """Split a pathname into drive and path. On Posix, drive is always empty."""
    p = _fspath(p)
    return p[:0], p


def splitroot(path):
    """Split a pathname into drive, root and tail."""
    if not isinstance(path, (str, bytes)) and not hasattr(type(path), '__fspath__'):
        raise TypeError(f'_path_splitroot_ex: path should be string, bytes or os.PathLike, not {type(path).__name__}')
    path = _fspath(path)
    slash = _slash(path)
    none = path[:0]
    if not path.startswith(slash):
        return none, none, path
    if path.startswith(slash * 2) and not path.startswith(slash * 3):
        return none, slash * 2, path[2:]
    return none, slash, path[1:]


def basename(p):
    """Returns the final component of a pathname"""
    p = _fspath(p)
    return p[p.rfind(_slash(p)) + 1:]


def dirname(p):
    """Returns the directory component of a pathname"""
    return split(p)[0]


def commonprefix(m):
    """Given a list of pathnames, returns the longest common leading component"""
    if not m:
        return ''
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    least, greatest = min(m), max(m)
    for index, character in enumerate(least):
        if character != greatest[index]:
            return least[:index]
    return least


def commonpath(paths):
    """Given a sequence of path names, returns the longest common sub-path."""
    paths = tuple(map(_fspath, paths))
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    _same_kind('commonpath', paths)
    slash = _slash(paths[0])
    here = slash.replace(slash, b'.' if isinstance(slash, bytes) else '.')
    absolute = {path.startswith(slash) for path in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths") from None
    parts = [[part for part in path.split(slash) if part and part != here] for path in paths]
    least, greatest = min(parts), max(parts)
    common = least
    for index, part in enumerate(least):
        if part != greatest[index]:
            common = least[:index]
            break
    return (slash if absolute.pop() else slash[:0]) + slash.join(common)


def normpath(path):
    """Normalize path, eliminating double slashes, etc."""
    if not isinstance(path, (str, bytes)) and not hasattr(type(path), '__fspath__'):
        raise TypeError(f'_path_normpath: path should be string, bytes or os.PathLike, not {type(path).__name__}')
    path = _fspath(path)
    slash, dot, up = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    if not path:
        return dot
    _, root, tail = splitroot(path)
    kept = []
    for part in tail.split(slash):
        if not part or part == dot:
            continue
        if part != up or (not root and not kept) or (kept and kept[-1] == up):
            kept.append(part)
        elif kept:
            kept.pop()
    return root + slash.join(kept) or dot


def abspath(path):
    """Return an absolute path."""
    path = _fspath(path)
    if not path.startswith(_slash(path)):
        path = join(_os.getcwdb() if isinstance(path, bytes) else _os.getcwd(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Return the canonical path of the specified filename; there are no symbolic links here."""
    path = _fspath(filename)
    if b'\0' in path if isinstance(path, bytes) else '\0' in path:
        raise ValueError('lstat: embedded null character in path')
    path = abspath(path)
    if path[:2] == _slash(path) * 2:
        path = path[1:]
    if strict:
        _os.stat(path)
    return path


def relpath(path, start=None):
    """Return a relative version of a path"""
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    slash, dot, up = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    start = dot if start is None else _fspath(start)
    _same_kind('relpath', (path, start))
    start = [part for part in abspath(start).split(slash) if part]
    parts = [part for part in abspath(path).split(slash) if part]
    common = 0
    while common < len(start) and common < len(parts) and start[common] == parts[common]:
        common += 1
    return slash.join([up] * (len(start) - common) + parts[common:]) or dot


def expanduser(path):
    """Expand ~ and ~user constructions. The home of the only user here is "/"."""
    path = _fspath(path)
    slash, tilde = (b'/', b'~') if isinstance(path, bytes) else ('/', '~')
    if not path.startswith(tilde):
        return path
    if path != tilde and not path.startswith(tilde + slash):
        return path
    home = _os.environ.get('HOME', '/')
    if isinstance(path, bytes):
        home = _os.fsencode(home)
    return home.rstrip(slash) + path[1:] or slash


def expandvars(path):
    """Expand shell variables of form $var and ${var}.  Unknown variables are left unchanged."""
    path = _fspath(path)
    if isinstance(path, bytes):
        return _os.fsencode(expandvars(_os.fsdecode(path)))
    if '$' not in path:
        return path
    pieces = []
    at = 0
    size = len(path)
    while at < size:
        dollar = path.find('$', at)
        if dollar < 0:
            break
        pieces.append(path[at:dollar])
        if path[dollar + 1:dollar + 2] == '{':
            end = path.find('}', dollar)
            name = path[dollar + 2:end] if end >= 0 else None
            end += 1
        else:
            end = dollar + 1
            while end < size and path[end].isascii() and (path[end].isalnum() or path[end] == '_'):
                end += 1
            name = path[dollar + 1:end]
        if name is None:
            at = dollar
            break
        value = _os.environ.get(name) if name else None
        pieces.append(path[dollar:end] if value is None else value)
        at = end
    pieces.append(path[at:])
    return ''.join(pieces)


def exists(path):
    """Test whether a path exists."""
    return _os.kind('stat', path) != 0


def lexists(path):
    """Test whether a path exists; there are no symbolic links here."""
    return _os.kind('lstat', path) != 0


def isfile(path):
    """Test whether a path is a regular file"""
    return _os.kind('stat', path) == 1


def isdir(s):
    """Test whether a path is an existing directory"""
    return _os.kind('stat', s) == 2


def islink(path):
    """Test whether a path is a symbolic link: there are none here."""
    return False


def isjunction(path):
    """Test whether a path is a junction: there are none here."""
    _fspath(path)
    return False


def isdevdrive(path):
    """Determines whether the specified path is on a Windows Dev Drive: never here."""
    _fspath(path)
    return False


def ismount(path):
    """Test whether a path is a mount point"""
    return _os.kind('lstat', path) == 2 and abspath(path) in ('/', b'/')


def getsize(filename):
    """Return the size of a file, reported by os.stat()."""
    return _os.stat(filename).st_size


def getmtime(filename):
    """Return the last modification time of a file, reported by os.stat()."""
    return _os.stat(filename).st_mtime


def getatime(filename):
    """Return the last access time of a file, reported by os.stat()."""
    return _os.stat(filename).st_atime


def getctime(filename):
    """Return the metadata change time of a file, reported by os.stat()."""
    return _os.stat(filename).st_ctime


def samefile(f1, f2):
    """Test whether two pathnames reference the same actual file or directory"""
    _os.stat(f1), _os.stat(f2)
    return abspath(f1) == abspath(f2)


def sameopenfile(fp1, fp2):
    """Test whether two open file objects reference the same file"""
    return samestat(_os.fstat(fp1), _os.fstat(fp2))


def samestat(s1, s2):
    """Test whether two stat buffers reference the same file"""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev
