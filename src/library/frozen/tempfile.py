"""Temporary files in /tmp of the sandbox's files. Names come from the sandbox's seed."""
import io as _io
import os as _os
import random as _random
import shutil as _shutil

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'SpooledTemporaryFile', 'TemporaryDirectory', 'mkstemp', 'mkdtemp', 'mktemp',
           'TMP_MAX', 'gettempprefix', 'tempdir', 'gettempdir', 'gettempprefixb', 'gettempdirb']

TMP_MAX = 10000
template = 'tmp'
tempdir = None
_LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789_'
_generator = None


def _name():
    global _generator
    if _generator is None:
        _generator = _random.Random()
    return ''.join(_generator.choices(_LETTERS, k=8))


def gettempprefix():
    """The default prefix for temporary directories as string."""
    return template


def gettempprefixb():
    """The default prefix for temporary directories as bytes."""
    return _os.fsencode(template)


def gettempdir():
    """The directory for temporary files as string."""
    return '/tmp' if tempdir is None else _os.fsdecode(tempdir)


def gettempdirb():
    """The directory for temporary files as bytes."""
    return _os.fsencode(gettempdir())


def _arguments(prefix, suffix, dir):
    is_bytes = None
    for value in prefix, suffix, dir:
        if value is None:
            continue
        value = _os.fspath(value)
        if is_bytes not in (None, isinstance(value, bytes)):
            raise TypeError("Can't mix bytes and non-bytes in path components.")
        is_bytes = isinstance(value, bytes)
    if is_bytes:
        return (b'tmp' if prefix is None else prefix, b'' if suffix is None else suffix,
                gettempdirb() if dir is None else _os.fspath(dir), True)
    return ('tmp' if prefix is None else prefix, '' if suffix is None else suffix,
            gettempdir() if dir is None else _os.fspath(dir), False)


def _candidates(suffix, prefix, dir):
    prefix, suffix, dir, is_bytes = _arguments(prefix, suffix, dir)
    dir = _os.path.abspath(dir)
    for _ in range(TMP_MAX):
        name = _name()
        yield _os.path.join(dir, prefix + (_os.fsencode(name) if is_bytes else name) + suffix)
    raise FileExistsError(17, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """Create and return a unique temporary file: (descriptor, path)."""
    for path in _candidates(suffix, prefix, dir):
        try:
            return _os.open(path, _os.O_RDWR | _os.O_CREAT | _os.O_EXCL), path
        except FileExistsError:
            continue


def mkdtemp(suffix=None, prefix=None, dir=None):
    """Create and return a unique temporary directory."""
    for path in _candidates(suffix, prefix, dir):
        try:
            _os.mkdir(path)
            return path
        except FileExistsError:
            continue


def mktemp(suffix='', prefix=template, dir=None):
    """Return a unique temporary filename; the file is not created."""
    for path in _candidates(suffix, prefix, dir):
        if not _os.path.exists(path):
            return path


class _TemporaryFileWrapper:
    """An open file that is removed when it is closed."""

    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        self.delete = delete
        self._on_close = delete_on_close

    def __getattr__(self, name):
        return getattr(self.__dict__['file'], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *details):
        self.file.close()
        self._remove(True)

    def __iter__(self):
        return iter(self.file)

    def __repr__(self):
        return f'<tempfile._TemporaryFileWrapper {self.name!r}>'

    def close(self):
        """Close the temporary file, removing it if that was asked for."""
        self.file.close()
        self._remove(self._on_close)

    def _remove(self, now):
        if self.delete and now:
            self.delete = False
            try:
                _os.unlink(self.name)
            except FileNotFoundError:
                pass


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True,
                       *, errors=None, delete_on_close=True):
    """Create and return a temporary file with a name."""
    for path in _candidates(suffix, prefix, dir):
        if _os.path.exists(path):
            continue
        file = _os.io_open(path, mode, buffering, encoding, errors, newline)
        return _TemporaryFileWrapper(file, path, delete, delete_on_close)


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    """Create and return a temporary file without a name."""
    for path in _candidates(suffix, prefix, dir):
        if _os.path.exists(path):
            continue
        file = _os.io_open(path, mode, buffering, encoding, errors, newline)
        _os.unlink(path)
        return file


class SpooledTemporaryFile(_io.IOBase):
    """A temporary file that is held in memory."""

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                 *, errors=None):
        self._max_size = max_size
        self._rolled = False
        self._mode = mode
        self._file = _io.BytesIO() if 'b' in mode else _io.StringIO(newline=newline)
        self.encoding, self.errors, self.newlines = encoding, errors, newline

    def rollover(self):
        """Nothing has to move: memory and files are alike here."""
        self._rolled = True

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, *details):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    @property
    def closed(self):
        return self._file.closed

    @property
    def mode(self):
        return self._mode

    @property
    def name(self):
        return None

    def close(self):
        self._file.close()

    def flush(self):
        self._file.flush()

    def isatty(self):
        return False

    def read(self, *args):
        return self._file.read(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readinto(self, buffer):
        return self._file.readinto(buffer)

    def readline(self, *args):
        return self._file.readline(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readable(self):
        return True

    writable = seekable = readable

    def seek(self, *args):
        return self._file.seek(*args)

    def tell(self):
        return self._file.tell()

    def truncate(self, size=None):
        return self._file.truncate(size)

    def _grown(self, result):
        if self._max_size and self._file.tell() > self._max_size:
            self._rolled = True
        return result

    def write(self, data):
        return self._grown(self._file.write(data))

    def writelines(self, lines):
        return self._grown(self._file.writelines(lines))


class TemporaryDirectory:
    """Create and return a temporary directory, removed by cleanup() or at the end of a with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete

    def __repr__(self):
        return f'<{type(self).__name__} {self.name!r}>'

    def __enter__(self):
        return self.name

    def __exit__(self, *details):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        """Remove the directory and all that is in it."""
        if _os.path.exists(self.name):
            _shutil.rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
