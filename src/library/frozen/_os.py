"""What os, os.path, pathlib, shutil and tempfile share: the sandbox's files by path, and an environment that starts empty."""
import _binascii
import _clockbase
import _files
from collections.abc import MutableMapping

strings = {1: 'Operation not permitted', 2: 'No such file or directory', 3: 'No such process',
           4: 'Interrupted system call', 5: 'Input/output error', 9: 'Bad file descriptor', 11: 'Resource temporarily unavailable',
           12: 'Cannot allocate memory', 13: 'Permission denied', 17: 'File exists', 18: 'Invalid cross-device link',
           20: 'Not a directory', 21: 'Is a directory', 22: 'Invalid argument', 24: 'Too many open files',
           27: 'File too large', 28: 'No space left on device', 29: 'Illegal seek', 30: 'Read-only file system',
           32: 'Broken pipe', 36: 'File name too long', 38: 'Function not implemented', 39: 'Directory not empty',
           40: 'Too many levels of symbolic links', 95: 'Operation not supported', 104: 'Connection reset by peer',
           110: 'Connection timed out', 111: 'Connection refused', 0: 'Success'}


def fspath(path):
    """Return the file system path representation of the object."""
    if isinstance(path, (str, bytes)):
        return path
    cls = type(path)
    convert = getattr(cls, '__fspath__', None)
    if convert is None:
        raise TypeError(f'expected str, bytes or os.PathLike object, not {cls.__name__}')
    result = convert(path)
    if isinstance(result, (str, bytes)):
        return result
    raise TypeError(f'expected {cls.__name__}.__fspath__() to return str or bytes, not {type(result).__name__}')


def fsencode(filename):
    """Encode filename to bytes in UTF-8 with the error handler 'surrogateescape'."""
    filename = fspath(filename)
    return filename.encode('utf-8', 'surrogateescape') if isinstance(filename, str) else filename


def fsdecode(filename):
    """Decode filename from UTF-8 with the error handler 'surrogateescape'."""
    filename = fspath(filename)
    return filename.decode('utf-8', 'surrogateescape') if isinstance(filename, bytes) else filename


# ------------------------------------------------------------------------------------------------------------ environment

class _Environ(MutableMapping):
    """A mapping of str to str: the sandbox has no environment, so it starts empty."""

    def __init__(self):
        self._data = {}

    def _text(self, value):
        if not isinstance(value, str):
            raise TypeError(f'str expected, not {type(value).__name__}')
        return value

    def __getitem__(self, key):
        key = self._text(key)
        try:
            return self._data[key]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._text(key)] = self._text(value)

    def __delitem__(self, key):
        try:
            del self._data[self._text(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __repr__(self):
        return 'environ({' + ', '.join(f'{key!r}: {value!r}' for key, value in self._data.items()) + '})'

    def copy(self):
        return dict(self)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        return dict(self) | dict(other)

    def __ror__(self, other):
        return dict(other) | dict(self)


_Environ.__module__ = 'os'
_Environ.__qualname__ = '_Environ'
environ = _Environ()


# ---------------------------------------------------------------------------------------------------------- paths, errors

def fail(code, *names):
    names = [name if name is None or isinstance(name, int) else fspath(name) for name in names]
    if len(names) == 2:
        raise OSError(code, strings[code], names[0], None, names[1])
    raise OSError(code, strings[code], *names)


def text(name, path, *, numbers=False, none=False):
    """The text of a path argument of the function `name`."""
    if isinstance(path, bytes):
        path = path.decode('utf-8', 'surrogateescape')
    elif not isinstance(path, str):
        convert = getattr(type(path), '__fspath__', None)
        if convert is None:
            kinds = 'string, bytes, os.PathLike' if numbers or none else 'string, bytes or os.PathLike'
            if numbers:
                kinds += ', integer or None' if none else ' or integer'
            elif none:
                kinds += ' or None'
            raise TypeError(f'{name}: path should be {kinds}, not {type(path).__name__}')
        return text(name, fspath(path))
    if '\0' in path:
        raise ValueError(f'{name}: embedded null character in path')
    return path


def getcwd():
    """Return a unicode string representing the current working directory."""
    return _files.directory()


def getcwdb():
    """Return a bytes string representing the current working directory."""
    return fsencode(_files.directory())


def chdir(path):
    """Change the current working directory to the specified path."""
    where = text('chdir', path, numbers=True)
    code = _files.change_directory(where) if where else 2
    if code:
        fail(code, path)


def kind(name, path):
    """0 nothing, 1 a file, 2 a directory; nothing where no files are granted, but for "/"."""
    if isinstance(path, int) and name == 'stat':
        return 1 if path in descriptors or 0 <= path <= 2 else 0
    try:
        path = text(name, path, numbers=name == 'stat')
    except ValueError:
        return 0
    if not _files.granted():
        return 2 if path and not path.strip('/.') and path[0] == '/' else 0
    return _files.kind(path) if path else 0


# ------------------------------------------------------------------------------------------------------------------- stat

class stat_result(tuple):
    """stat_result: Result from stat, fstat, or lstat."""

    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3
    __match_args__ = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')

    def __new__(cls, sequence, dict={}, /, *, _nanoseconds=None):
        fields = tuple(sequence)
        if len(fields) < 10:
            raise TypeError(f'os.stat_result() takes an at least 10-sequence ({len(fields)}-sequence given)')
        self = tuple.__new__(cls, fields[:10])
        self._ns = fields[7] * 10 ** 9 if _nanoseconds is None else _nanoseconds
        return self

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = st_mtime = st_ctime = property(lambda self: self._ns / 10 ** 9)
    st_atime_ns = st_mtime_ns = st_ctime_ns = property(lambda self: self._ns)
    st_blksize = property(lambda self: 4096)
    st_blocks = property(lambda self: (self[6] + 511) // 512)
    st_rdev = property(lambda self: 0)

    def __repr__(self):
        names = self.__match_args__ + ('st_atime', 'st_mtime', 'st_ctime')
        return 'os.stat_result(' + ', '.join(f'{name}={value}' for name, value in zip(names, self)) + ')'


stat_result.__module__ = 'os'


def _result(status, number):
    kind, size, read_only, modified = status
    mode = 0o40755 if kind == 2 else 0o100644
    if read_only:
        mode &= ~0o222
    seconds = modified // 10 ** 9
    return stat_result((mode, number, 1, 1, 0, 0, size, seconds, seconds, seconds), _nanoseconds=modified)


def _number(path):
    return _binascii.crc32(_files.normal(path).encode('utf-8', 'surrogateescape')) + 1


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """Perform a stat system call on the given path."""
    if isinstance(path, int):
        return fstat(path)
    return _status('stat', path, True)


def lstat(path, *, dir_fd=None):
    """Perform a stat system call on the given path, without following symbolic links: there are none."""
    return _status('lstat', path, False)


def _status(name, path, numbers):
    where = text(name, path, numbers=numbers)
    if not where:
        fail(2, path)
    status = _files.status(where)
    if isinstance(status, int):
        fail(status, path)
    return _result(status, _number(where))


# ------------------------------------------------------------------------------------------------------------- operations

def names(name, path):
    """The names in a directory."""
    where = text(name, path, numbers=True, none=True)
    if not where:
        fail(2, path)
    found = _files.names(where)
    if isinstance(found, int):
        fail(found, path)
    return found


def _on(name, operation, path):
    where = text(name, path)
    if not where:
        fail(2, path)
    code = operation(where)
    if code:
        fail(code, path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    """Create a directory."""
    _on('mkdir', _files.make_directory, path)


def remove(path, *, dir_fd=None):
    """Remove a file (same as unlink())."""
    _on('remove', _files.remove, path)


def unlink(path, *, dir_fd=None):
    """Remove a file (same as remove())."""
    _on('unlink', _files.remove, path)


def rmdir(path, *, dir_fd=None):
    """Remove a directory."""
    _on('rmdir', _files.remove_directory, path)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory."""
    _rename('rename', src, dst)


def replace(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    """Rename a file or directory, overwriting the destination."""
    _rename('replace', src, dst)


def _rename(name, src, dst):
    from_path, to_path = text(name, src), text(name, dst)
    code = _files.rename(from_path, to_path) if from_path and to_path else 2
    if code:
        fail(code, src, dst)


# ------------------------------------------------------------------------------------------------------------ descriptors

descriptors = {}


def describe(file):
    """Gives an open file a number."""
    number = 3
    while number in descriptors:
        number += 1
    if number > 1023:
        fail(24)
    descriptors[number] = file
    return number


def file_of(number):
    file = descriptors.get(number)
    if file is None:
        fail(9)
    return file


def fstat(fd):
    """Perform a stat system call on the given file descriptor."""
    if not isinstance(fd, int):
        raise TypeError(f"'{type(fd).__name__}' object cannot be interpreted as an integer")
    file = file_of(fd)
    return _result((1, _files.size(file._entry), False, int(_clockbase.now_ns())), _number(fsdecode(file.name)))
