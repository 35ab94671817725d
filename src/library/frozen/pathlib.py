"""Paths as objects: pure ones of both kinds, and Path over the sandbox's files."""
import _os
import fnmatch
import os
import os.path as posixpath
import re

__all__ = ['UnsupportedOperation', 'PurePath', 'PurePosixPath', 'PureWindowsPath', 'Path', 'PosixPath', 'WindowsPath']


class UnsupportedOperation(NotImplementedError):
    """An operation that the system cannot do."""


class _Windows:
    """What a pure Windows path needs to know of its names."""

    __name__ = 'ntpath'
    sep = '\\'
    altsep = '/'

    @staticmethod
    def splitroot(path):
        text = path.replace('/', '\\')
        if text[:1] == '\\':
            if text[1:2] != '\\':
                return '', path[:1], path[1:]
            start = 8 if text[:8].upper() == '\\\\?\\UNC\\' else 2
            end = text.find('\\', start)
            if end < 0:
                return path, '', ''
            end = text.find('\\', end + 1)
            if end < 0:
                return path, '', ''
            return path[:end], path[end:end + 1], path[end + 1:]
        if text[1:2] == ':':
            if text[2:3] == '\\':
                return path[:2], path[2:3], path[3:]
            return path[:2], '', path[2:]
        return '', '', path

    @staticmethod
    def join(first, *rest):
        drive, root, tail = _Windows.splitroot(first)
        for part in rest:
            p_drive, p_root, p_tail = _Windows.splitroot(part)
            if p_root:
                drive = p_drive or drive
                root, tail = p_root, p_tail
                continue
            if p_drive and p_drive != drive:
                if p_drive.lower() != drive.lower():
                    drive, root, tail = p_drive, p_root, p_tail
                    continue
                drive = p_drive
            if tail and tail[-1] not in '\\/':
                tail += '\\'
            tail += p_tail
        if tail and not root and drive and drive[-1] not in ':\\/':
            return drive + '\\' + tail
        return drive + root + tail

    @staticmethod
    def normcase(path):
        return path.replace('/', '\\').lower()

    @staticmethod
    def isabs(path):
        drive, root, _ = _Windows.splitroot(path)
        return bool(root and (drive[1:2] == ':' or drive[:1] in ('\\', '/')) and drive)


class _Parents:
    """The sequence of the logical ancestors of a path."""

    __slots__ = ('_path', '_drive', '_root', '_tail')

    def __init__(self, path):
        self._path = path
        self._drive, self._root, self._tail = path.drive, path.root, path._tail

    def __len__(self):
        return len(self._tail)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[position] for position in range(*index.indices(len(self))))
        size = len(self)
        if index >= size or index < -size:
            raise IndexError(index)
        if index < 0:
            index += size
        return self._path._made(self._drive, self._root, self._tail[:-index - 1])

    def __repr__(self):
        return f'<{type(self._path).__name__}.parents>'

    def __iter__(self):
        for index in range(len(self)):
            yield self[index]

    def __reversed__(self):
        for index in reversed(range(len(self))):
            yield self[index]

    def __contains__(self, value):
        return any(parent == value for parent in self)


_Parents.__name__ = _Parents.__qualname__ = '_PathParents'


class PurePath:
    """Base class for manipulating paths without I/O."""

    __slots__ = ('_raw', '_split', '_text')
    parser = posixpath

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        raw = []
        for arg in args:
            if isinstance(arg, PurePath):
                if arg.parser is not self.parser and arg.parser is not posixpath:
                    raw += [part.replace('\\', '/') for part in arg._raw]
                else:
                    raw += arg._raw
                continue
            path = arg if isinstance(arg, str) else os.fspath(arg) if hasattr(type(arg), '__fspath__') else arg
            if not isinstance(path, str):
                raise TypeError('argument should be a str or an os.PathLike object where __fspath__ '
                                f'returns a str, not {type(path).__name__!r}')
            raw.append(path)
        self._raw = raw
        self._split = None
        self._text = None

    def with_segments(self, *pathsegments):
        """Construct a new path object from any number of path-like objects."""
        return type(self)(*pathsegments)

    def _made(self, drive, root, tail):
        path = self.with_segments(self._formatted(drive, root, tail))
        if type(path) is type(self):
            path._split = drive, root, list(tail)
        return path

    def _formatted(self, drive, root, tail):
        sep = self.parser.sep
        if drive or root:
            return drive + root + sep.join(tail)
        if tail and self.parser is _Windows and _Windows.splitroot(tail[0])[0]:
            tail = ['.', *tail]
        return sep.join(tail)

    def _parsed(self):
        parsed = self._split
        if parsed is None:
            raw = self._raw
            if not raw:
                path = ''
            elif len(raw) == 1:
                path = raw[0]
            else:
                path = self.parser.join(*raw)
            parsed = self._split = self._parse(path)
        return parsed

    def _parse(self, path):
        if not path:
            return '', '', []
        parser = self.parser
        sep = parser.sep
        if parser.altsep:
            path = path.replace(parser.altsep, sep)
        drive, root, rest = parser.splitroot(path)
        if parser is _Windows and not root and drive.startswith(sep) and not drive.endswith(sep):
            parts = drive.split(sep)
            if len(parts) == 4 and parts[2] not in '?.' or len(parts) == 6:
                root = sep
        return drive, root, [part for part in rest.split(sep) if part and part != '.']

    @property
    def drive(self):
        """The drive prefix (letter or UNC path), if any."""
        return self._parsed()[0]

    @property
    def root(self):
        """The root of the path, if any."""
        return self._parsed()[1]

    @property
    def _tail(self):
        return self._parsed()[2]

    @property
    def anchor(self):
        """The concatenation of the drive and root, or ''."""
        drive, root, _ = self._parsed()
        return drive + root

    @property
    def parts(self):
        """An object providing sequence-like access to the components in the filesystem path."""
        drive, root, tail = self._parsed()
        if drive or root:
            return (drive + root, *tail)
        return tuple(tail)

    def __str__(self):
        text = self._text
        if text is None:
            text = self._text = self._formatted(*self._parsed()) or '.'
        return text

    __fspath__ = __str__

    def __bytes__(self):
        return os.fsencode(str(self))

    def __repr__(self):
        return f'{type(self).__name__}({self.as_posix()!r})'

    def __reduce__(self):
        return type(self), tuple(self._raw)

    def as_posix(self):
        """Return the string representation of the path with forward (/) slashes."""
        return str(self).replace(self.parser.sep, '/')

    def as_uri(self):
        """Return the path as a URI."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote_from_bytes
        drive = self.drive
        if len(drive) == 2 and drive[1] == ':':
            prefix = 'file:///' + drive
            path = self.as_posix()[2:]
        elif drive:
            prefix = 'file:'
            path = self.as_posix()
        else:
            prefix = 'file://'
            path = str(self)
        return prefix + quote_from_bytes(os.fsencode(path))

    # ------------------------------------------------------------------------------------------------------- comparison

    def _folded(self):
        text = str(self)
        return text if self.parser is not _Windows else text.lower()

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self.parser is other.parser and self._folded() == other._folded()

    def __hash__(self):
        return hash(self._folded())

    def __lt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        sep = self.parser.sep
        return self._folded().split(sep) < other._folded().split(sep)

    def __le__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        sep = self.parser.sep
        return self._folded().split(sep) <= other._folded().split(sep)

    def __gt__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        sep = self.parser.sep
        return self._folded().split(sep) > other._folded().split(sep)

    def __ge__(self, other):
        if not isinstance(other, PurePath) or self.parser is not other.parser:
            return NotImplemented
        sep = self.parser.sep
        return self._folded().split(sep) >= other._folded().split(sep)

    # ------------------------------------------------------------------------------------------------------------ names

    @property
    def name(self):
        """The final path component, if any."""
        tail = self._tail
        return tail[-1] if tail else ''

    @property
    def suffix(self):
        """The final component's last suffix, if any, with its leading period."""
        name = self.name
        at = name.rfind('.')
        return name[at:] if 0 < at < len(name) - 1 else ''

    @property
    def suffixes(self):
        """A list of the final component's suffixes, if any, with their leading periods."""
        name = self.name
        if name.endswith('.'):
            return []
        return ['.' + suffix for suffix in name.lstrip('.').split('.')[1:]]

    @property
    def stem(self):
        """The final path component, minus its last suffix."""
        name = self.name
        at = name.rfind('.')
        return name[:at] if 0 < at < len(name) - 1 else name

    def with_name(self, name):
        """Return a new path with the file name changed."""
        parser = self.parser
        if not name or parser.sep in name or (parser.altsep and parser.altsep in name) or name == '.':
            raise ValueError(f'Invalid name {name!r}')
        drive, root, tail = self._parsed()
        if not tail:
            raise ValueError(f'{self!r} has an empty name')
        return self._made(drive, root, [*tail[:-1], name])

    def with_stem(self, stem):
        """Return a new path with the stem changed."""
        suffix = self.suffix
        if not suffix:
            return self.with_name(stem)
        if not stem:
            raise ValueError(f'{self!r} has a non-empty suffix')
        return self.with_name(stem + suffix)

    def with_suffix(self, suffix):
        """Return a new path with the file suffix changed; added if there is none, removed for an empty one."""
        stem = self.stem
        if not stem:
            raise ValueError(f'{self!r} has an empty name')
        if suffix and not (suffix.startswith('.') and len(suffix) > 1):
            raise ValueError(f'Invalid suffix {suffix!r}')
        return self.with_name(stem + suffix)

    # ------------------------------------------------------------------------------------------------------------- joins

    def joinpath(self, *pathsegments):
        """Combine this path with one or several arguments."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    @property
    def parent(self):
        """The logical parent of the path."""
        drive, root, tail = self._parsed()
        return self._made(drive, root, tail[:-1]) if tail else self

    @property
    def parents(self):
        """A sequence of this path's logical parents."""
        return _Parents(self)

    def is_absolute(self):
        """True if the path is absolute."""
        if self.parser is posixpath:
            return any(part.startswith('/') for part in self._raw)
        return self.parser.isabs(str(self))

    def is_reserved(self):
        """True if the path is reserved under Windows."""
        if self.parser is posixpath:
            return False
        name = self.name.partition('.')[0].partition(':')[0].rstrip(' ').upper()
        return bool(self._tail) and not self.drive.startswith('\\\\') and (
            name in ('CON', 'PRN', 'AUX', 'NUL', 'CONIN$', 'CONOUT$') or name[:3] in ('COM', 'LPT') and name[3:] in tuple('123456789\xb9\xb2\xb3'))

    def relative_to(self, other, /, *_deprecated, walk_up=False):
        """Return the relative path to another path."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        if _deprecated:
            other = other.joinpath(*_deprecated)
        for step, path in enumerate((other, *other.parents)):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f'{str(self)!r} is not in the subpath of {str(other)!r}')
            if path.name == '..':
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f'{str(self)!r} and {str(other)!r} have different anchors')
        return self._made('', '', ['..'] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, /, *_deprecated):
        """Return True if the path is relative to another path or False."""
        if not isinstance(other, PurePath):
            other = self.with_segments(other)
        if _deprecated:
            other = other.joinpath(*_deprecated)
        return other == self or other in self.parents

    # ---------------------------------------------------------------------------------------------------------- patterns

    def _pattern(self, pattern):
        return pattern if isinstance(pattern, PurePath) else self.with_segments(pattern)

    def _folds(self, case_sensitive):
        return self.parser is _Windows if case_sensitive is None else not case_sensitive

    def match(self, path_pattern, *, case_sensitive=None):
        """Return True if this path matches the given pattern, counted from the right; "**" is as "*"."""
        pattern = self._pattern(path_pattern)
        wanted = pattern.parts
        parts = self.parts
        if not wanted:
            raise ValueError('empty pattern')
        if len(parts) < len(wanted) or (len(parts) > len(wanted) and pattern.anchor):
            return False
        folds = self._folds(case_sensitive)
        return all(_matcher(want, folds)(part) for want, part in zip(reversed(wanted), reversed(parts)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Return True if this path matches the given glob-style pattern; the pattern is matched against the entire path."""
        pattern = self._pattern(pattern)
        folds = self._folds(case_sensitive)
        wanted = pattern.parts
        parts = self.parts
        # Which beginnings of the path the pattern so far can match.
        ends = {0}
        for want in wanted:
            if want == '**':
                ends = set(range(min(ends), len(parts) + 1)) if ends else ends
                continue
            matches = _matcher(want, folds)
            ends = {end + 1 for end in ends if end < len(parts) and matches(parts[end])}
        return len(parts) in ends


def _matcher(pattern, folds):
    if not folds and '*' not in pattern and '?' not in pattern and '[' not in pattern:
        return pattern.__eq__
    if pattern == '*':
        return bool
    return re.compile(fnmatch.translate(pattern), re.IGNORECASE if folds else 0).match


class PurePosixPath(PurePath):
    """PurePath subclass for non-Windows systems."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """PurePath subclass for Windows systems."""

    __slots__ = ()
    parser = _Windows


class Path(PurePath):
    """PurePath subclass that can make system calls, on the sandbox's files."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if cls is Path:
            cls = PosixPath
        return object.__new__(cls)

    @classmethod
    def cwd(cls):
        """Return a new path pointing to the current working directory."""
        return cls(_os.getcwd())

    @classmethod
    def home(cls):
        """Return a new path pointing to the user's home directory."""
        return cls('~').expanduser()

    @classmethod
    def from_uri(cls, uri):
        """Return a new path from the given 'file' URI."""
        if not uri.startswith('file:'):
            raise ValueError(f"URI does not start with 'file:': {uri!r}")
        path = uri[5:]
        if path[:3] == '///':
            path = path[2:]
        elif path[:12] == '//localhost/':
            path = path[11:]
        from urllib.parse import unquote_to_bytes
        made = cls(os.fsdecode(unquote_to_bytes(path)))
        if not made.is_absolute():
            raise ValueError(f'URI is not absolute: {uri!r}')
        return made

    # --------------------------------------------------------------------------------------------------------- questions

    def stat(self, *, follow_symlinks=True):
        """Return the result of the stat() system call on this path."""
        return os.stat(self)

    def lstat(self):
        """Like stat(): there are no symbolic links."""
        return os.lstat(self)

    def exists(self, *, follow_symlinks=True):
        """Whether this path exists."""
        return posixpath.exists(self)

    def is_dir(self, *, follow_symlinks=True):
        """Whether this path is a directory."""
        return posixpath.isdir(self)

    def is_file(self, *, follow_symlinks=True):
        """Whether this path is a regular file."""
        return posixpath.isfile(self)

    def is_mount(self):
        """Check if this path is a mount point"""
        return posixpath.ismount(self)

    def is_symlink(self):
        """Whether this path is a symbolic link: there are none."""
        return False

    is_junction = is_block_device = is_char_device = is_fifo = is_socket = is_symlink

    def samefile(self, other_path):
        """Return whether other_path is the same or not as this file."""
        return posixpath.samefile(self, other_path)

    def owner(self, *, follow_symlinks=True):
        """The login name of the file's owner."""
        self.stat()
        return 'root'

    def group(self, *, follow_symlinks=True):
        """The group name of the file's group."""
        self.stat()
        return 'root'

    # ------------------------------------------------------------------------------------------------------------ content

    def open(self, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
        """Open the file pointed to by this path and return a file object."""
        return os.io_open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        """Open the file in bytes mode, read it, and close the file."""
        with self.open('rb') as file:
            return file.read()

    def read_text(self, encoding=None, errors=None, newline=None):
        """Open the file in text mode, read it, and close the file."""
        with self.open('r', encoding=encoding, errors=errors, newline=newline) as file:
            return file.read()

    def write_bytes(self, data):
        """Open the file in bytes mode, write to it, and close the file."""
        view = memoryview(data)
        with self.open('wb') as file:
            return file.write(view)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        """Open the file in text mode, write to it, and close the file."""
        if not isinstance(data, str):
            raise TypeError(f'data must be str, not {type(data).__name__}')
        with self.open('w', encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def iterdir(self):
        """Yield path objects of the directory contents."""
        root = str(self)
        return (self._child(root, name) for name in os.listdir(self))

    def _child(self, root, name):
        path = self.with_segments(name if root == '.' else root + name if root.endswith('/') else root + '/' + name)
        if root == '.':
            path._split = '', '', [name]
        return path

    def glob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Iterate over this subtree and yield all existing files matching the given relative pattern."""
        return self._glob(pattern, False, self._folds(case_sensitive))

    def rglob(self, pattern, *, case_sensitive=None, recurse_symlinks=False):
        """Recursively yield all existing files matching the given relative pattern, anywhere in this subtree."""
        return self._glob(pattern, True, self._folds(case_sensitive))

    def _glob(self, pattern, recursive, folds):
        path = self._pattern(pattern)
        if path.anchor:
            raise NotImplementedError('Non-relative patterns are unsupported')
        parts = list(path._tail)
        if recursive:
            parts.insert(0, '**')
        elif not parts:
            raise ValueError(f'Unacceptable pattern: {path!r}')
        text = pattern if isinstance(pattern, str) else str(pattern)
        return self._select(parts, text.endswith('/'), folds)

    def _select(self, parts, directories_only, folds):
        base = str(self)
        if not posixpath.isdir(base):
            return
        count = len(parts)
        seen = set() if parts.count('**') > 1 else None
        # What is left to do: a path below the base as text with its slash, and how many parts of the pattern it has matched.
        todo = [('', 0)]
        prefix = '' if base == '.' else base if base.endswith('/') else base + '/'
        while todo:
            here, index = todo.pop()
            if index == count:
                if seen is not None:
                    if here in seen:
                        continue
                    seen.add(here)
                yield self._joined(base, prefix, here)
                continue
            part = parts[index]
            where = prefix + here or '.'
            last = index == count - 1
            found = []
            if part == '**':
                while index + 1 < count and parts[index + 1] == '**':
                    index += 1
                last = index == count - 1
                found.append((here, index + 1))
                for name, is_directory in _entries(where):
                    if is_directory:
                        found.append((here + name + '/', index))
                    elif last and not directories_only:
                        found.append((here + name, count))
            elif not folds and '*' not in part and '?' not in part and '[' not in part:
                if last and not directories_only:
                    if posixpath.exists(where + '/' + part):
                        found.append((here + part, count))
                elif posixpath.isdir(where + '/' + part):
                    found.append((here + part + '/', index + 1))
            else:
                matches = _matcher(part, folds)
                for name, is_directory in _entries(where):
                    if matches(name) and (is_directory or last and not directories_only):
                        found.append((here + name + ('/' if is_directory else ''), index + 1))
            found.reverse()
            todo += found

    def _joined(self, base, prefix, here):
        if not here:
            return self
        return self.with_segments(prefix + here.rstrip('/'))

    def walk(self, top_down=True, on_error=None, follow_symlinks=False):
        """Walk the directory tree from this directory, similar to os.walk()."""
        for top, directories, files in os.walk(self, top_down, on_error):
            yield self.with_segments(top), directories, files

    # ------------------------------------------------------------------------------------------------------------ changes

    def absolute(self):
        """Return an absolute version of this path; no normalization."""
        if self.is_absolute():
            return self
        return self.with_segments(_os.getcwd(), self)

    def resolve(self, strict=False):
        """Make the path absolute, resolving ".."; there are no symbolic links."""
        return self.with_segments(posixpath.realpath(self, strict=strict))

    def expanduser(self):
        """Return a new path with expanded ~ constructs."""
        tail = self._tail
        if self.drive or self.root or not tail or tail[0][:1] != '~':
            return self
        home = posixpath.expanduser(tail[0])
        if home[:1] == '~':
            raise RuntimeError("Could not determine home directory.")
        return self.with_segments(home, *tail[1:])

    def touch(self, mode=0o666, exist_ok=True):
        """Create this file with the given access mode, if it doesn't exist."""
        if self.exists():
            if not exist_ok:
                _os.fail(17, str(self))
            os.utime(self)
        else:
            self.open('a').close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        """Create a new directory at this given path."""
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        """Checks that the path exists: permissions are the host's matter here."""
        os.chmod(self, mode)

    lchmod = chmod

    def unlink(self, missing_ok=False):
        """Remove this file."""
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        """Remove this directory.  The directory must be empty."""
        os.rmdir(self)

    def rename(self, target):
        """Rename this path to the target path. Returns the new Path instance pointing to the target path."""
        os.rename(self, target)
        return self.with_segments(target)

    def replace(self, target):
        """Rename this path to the target path, overwriting if that path exists."""
        os.replace(self, target)
        return self.with_segments(target)

    def readlink(self):
        """There are no symbolic links: always an OSError."""
        return self.with_segments(os.readlink(self))

    def symlink_to(self, target, target_is_directory=False):
        """There are no symbolic links: refused."""
        os.symlink(target, self)

    def hardlink_to(self, target):
        """There are no links: refused."""
        os.link(target, self)


def _entries(where):
    try:
        names = os.listdir(where)
    except OSError:
        return
    for name in names:
        yield name, posixpath.isdir(where + '/' + name)


class PosixPath(Path, PurePosixPath):
    """Path subclass for non-Windows systems."""

    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    """Path subclass for Windows systems."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        raise UnsupportedOperation(f'cannot instantiate {cls.__name__!r} on your system')


os.PathLike.register(PurePath)
