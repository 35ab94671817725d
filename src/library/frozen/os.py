"""The parts of os that make sense in a sandbox: paths, and files where the host grants some."""
import _files
import _os
from io import open as io_open
import os.path as path
from _os import (chdir, environ, fsdecode, fsencode, fspath, fstat, getcwd, getcwdb, lstat, mkdir, remove, rename, replace,
                 rmdir, stat, stat_result, unlink)
from abc import ABC, abstractmethod
import random as _random
import time as _time

__all__ = ['altsep', 'curdir', 'pardir', 'sep', 'pathsep', 'linesep', 'defpath', 'name', 'path', 'devnull', 'SEEK_SET',
           'SEEK_CUR', 'SEEK_END', 'fsencode', 'fsdecode', 'get_exec_path', 'fdopen', 'extsep', 'DirEntry', 'F_OK', 'R_OK',
           'W_OK', 'X_OK', 'O_RDONLY', 'O_WRONLY', 'O_RDWR', 'O_CREAT', 'O_EXCL', 'O_TRUNC', 'O_APPEND', 'O_CLOEXEC',
           'O_NONBLOCK', 'EX_OK', 'EX_USAGE', 'EX_DATAERR', 'EX_NOINPUT', 'EX_SOFTWARE', 'EX_OSERR', 'EX_IOERR',
           'EX_NOPERM', 'EX_CONFIG', 'access', 'chdir', 'chmod', 'close', 'cpu_count', 'environ', 'error', 'fspath', 'fstat',
           'fsync', 'ftruncate', 'get_terminal_size', 'getcwd', 'getcwdb', 'getpid', 'getppid', 'getuid', 'getgid',
           'geteuid', 'getegid', 'getlogin', 'getrandom', 'isatty', 'listdir', 'lseek', 'lstat', 'mkdir', 'open',
           'process_cpu_count', 'putenv', 'read', 'readlink', 'remove', 'rename', 'replace', 'rmdir', 'scandir', 'stat',
           'stat_result', 'strerror', 'symlink', 'link', 'sync', 'terminal_size', 'times', 'truncate', 'umask', 'uname',
           'uname_result', 'unlink', 'unsetenv', 'urandom', 'utime', 'write', 'makedirs', 'removedirs', 'renames', 'walk',
           'getenv', 'PathLike', 'supports_follow_symlinks', 'supports_dir_fd', 'supports_fd', 'supports_effective_ids',
           'supports_bytes_environ']

name = 'posix'
linesep = '\n'
curdir = '.'
pardir = '..'
sep = '/'
altsep = None
extsep = '.'
pathsep = ':'
defpath = '/bin:/usr/bin'
devnull = '/dev/null'
error = OSError
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
F_OK, X_OK, W_OK, R_OK = 0, 1, 2, 4
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK, O_CLOEXEC = 0, 1, 2, 64, 128, 512, 1024, 2048, 524288
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_SOFTWARE, EX_OSERR, EX_IOERR, EX_NOPERM, EX_CONFIG = 0, 64, 65, 66, 70, 71, 74, 77, 78
supports_follow_symlinks = set()
supports_dir_fd = set()
supports_fd = set()
supports_effective_ids = set()
supports_bytes_environ = False


class PathLike(ABC):
    """Abstract base class for implementing the file system path protocol."""

    __slots__ = ()

    @abstractmethod
    def __fspath__(self):
        """Return the file system path representation of the object."""
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in base.__dict__ for base in subclass.__mro__) or NotImplemented
        return NotImplemented

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


# ------------------------------------------------------------------------------------------------------------ environment

def getenv(key, default=None):
    """Get an environment variable, return None if it doesn't exist."""
    return environ.get(key, default)


def putenv(name, value, /):
    """Change or add an environment variable."""
    environ[fsdecode(name)] = fsdecode(value)


def unsetenv(name, /):
    """Delete an environment variable."""
    environ.pop(fsdecode(name), None)


def get_exec_path(env=None):
    """The directories in which programs would be looked for."""
    env = environ if env is None else env
    return env.get('PATH', defpath).split(pathsep)


# ------------------------------------------------------------------------------------------------------------------ files

def _like(path, name):
    return fsencode(name) if isinstance(path, bytes) else name


def listdir(path=None):
    """Return a list containing the names of the files in the directory."""
    return [_like(path, name) for name in _os.names('listdir', '.' if path is None else path)]


class DirEntry:
    """One entry of a directory, as scandir() gives it."""

    def __init__(self, *args):
        raise TypeError("cannot create 'posix.DirEntry' instances")

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f'<DirEntry {self.name!r}>'

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self._full)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self._full)

    def is_symlink(self):
        return False

    def is_junction(self):
        return False

    def inode(self):
        return stat(self._full).st_ino

    def stat(self, *, follow_symlinks=True):
        return stat(self._full)

    @classmethod
    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)


DirEntry.__module__ = 'posix'


class ScandirIterator:
    """The entries of a directory."""

    def __init__(self, entries):
        self._entries = entries

    def __iter__(self):
        return self

    def __next__(self):
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def close(self):
        self._entries = []


ScandirIterator.__module__ = 'posix'


def scandir(path=None):
    """Return an iterator of DirEntry objects for given path."""
    where = '.' if path is None else fspath(path) if hasattr(type(path), '__fspath__') else path
    entries = []
    for name in _os.names('scandir', where):
        entry = object.__new__(DirEntry)
        entry.name = _like(where, name)
        entry.path = entry.name if path is None else join(where, entry.name)
        entry._full = join(where, entry.name)
        entries.append(entry)
    entries.reverse()
    return ScandirIterator(entries)


def makedirs(name, mode=0o777, exist_ok=False):
    """Super-mkdir; create a leaf directory and all intermediate ones."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == (b'.' if isinstance(tail, bytes) else curdir):
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Super-rmdir; remove a leaf directory and all empty intermediate ones."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


def renames(old, new):
    """Super-rename; create directories as necessary and delete any left empty."""
    head, tail = path.split(new)
    if head and tail and not path.exists(head):
        makedirs(head)
    rename(old, new)
    head, tail = path.split(old)
    if head and tail:
        try:
            removedirs(head)
        except OSError:
            pass


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Directory tree generator: (dirpath, dirnames, filenames) for each directory."""
    stack = [fspath(top)]
    while stack:
        top = stack.pop()
        if isinstance(top, tuple):
            yield top
            continue
        try:
            entries = list(scandir(top))
        except OSError as problem:
            if onerror is not None:
                onerror(problem)
            continue
        directories = []
        files = []
        for entry in entries:
            (directories if entry.is_dir() else files).append(entry.name)
        if topdown:
            yield top, directories, files
            for name in reversed(directories):
                stack.append(join(top, name))
        else:
            stack.append((top, directories, files))
            for name in reversed(directories):
                stack.append(join(top, name))


join = path.join


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    """Use the real uid/gid to test for access to a path."""
    mode = mode.__index__()
    if not _os.kind('access', path):
        return False
    if mode & X_OK and _os.kind('access', path) == 1:
        return False
    return not (mode & W_OK and not stat(path).st_mode & 0o200)


def chmod(path, mode, *, dir_fd=None, follow_symlinks=True):
    """Checks that the path exists: permissions are the host's matter here."""
    stat(path)


def utime(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True):
    """Set the access and modified time of path; the two are one here."""
    where = _os.text('utime', path, numbers=True)
    if times is not None and ns is not None:
        raise ValueError("utime: you may specify either 'times' or 'ns' but not both")
    if times is not None and (not isinstance(times, tuple) or len(times) != 2):
        raise TypeError("utime: 'times' must be either a tuple of two ints or None")
    if ns is not None and (not isinstance(ns, tuple) or len(ns) != 2):
        raise TypeError("utime: 'ns' must be a tuple of two ints")
    moment = ns[1] // 10 ** 6 if ns is not None else times[1] * 1000 if times is not None else _time.time() * 1000
    code = _files.touch(where, float(moment)) if where else 2
    if code:
        _os.fail(code, path)


def truncate(path, length):
    """Truncate a file, specified by path, to a specific length."""
    length = length.__index__()
    with io_open(path, 'r+b') as file:
        file.truncate(length)


def readlink(path, *, dir_fd=None):
    """There are no symbolic links: every path is an invalid argument."""
    lstat(path)
    _os.fail(22, path)


# ------------------------------------------------------------------------------------------------------------ descriptors

def open(path, flags, mode=0o777, *, dir_fd=None):
    """Open a file for low level IO.  Returns a file descriptor (integer)."""
    flags = flags.__index__()
    where = _os.text('open', path)
    writes = flags & 3 != 0
    entry = _files.open(where, writes, bool(flags & O_CREAT), bool(flags & O_EXCL), bool(flags & O_TRUNC)) if where else 2
    if isinstance(entry, int):
        _os.fail(entry, path)
    from _fileio import _Random, _Reader, _Writer
    file = (_Random if flags & 2 else _Writer if flags & 1 else _Reader)()
    file._start(entry, path, 'rb+' if flags & 2 else 'wb' if flags & 1 else 'rb', flags & 1 == 0, writes, bool(flags & O_APPEND))
    file._pos = 0
    return _os.describe(file)


def close(fd):
    """Close a file descriptor."""
    _os.file_of(fd)
    del _os.descriptors[fd]


def read(fd, length, /):
    """Read from a file descriptor.  Returns a bytes object."""
    if length < 0:
        _os.fail(22)
    file = _os.file_of(fd)
    if not file._reads:
        _os.fail(9)
    return file.read(length)


def write(fd, data, /):
    """Write a bytes object to a file descriptor."""
    if fd == 1 or fd == 2:
        import sys
        (sys.stdout if fd == 1 else sys.stderr).write(bytes(data).decode('utf-8', 'replace'))
        return len(data)
    file = _os.file_of(fd)
    if not file._writes:
        _os.fail(9)
    return file.write(data)


def lseek(fd, position, whence, /):
    """Set the position of a file descriptor.  Return the new position."""
    return _os.file_of(fd).seek(position, whence)


def ftruncate(fd, length, /):
    """Truncate a file, specified by file descriptor, to a specific length."""
    _os.file_of(fd).truncate(length)


def fsync(fd):
    """Every write is in the store at once."""
    if not isinstance(fd, int):
        fd = fd.fileno()
    if not 0 <= fd <= 2:
        _os.file_of(fd)


def sync():
    """Every write is in the store at once."""


def isatty(fd, /):
    """Return True if the fd is connected to a terminal: never here."""
    return False


def fdopen(fd, mode='r', buffering=-1, encoding=None, errors=None, newline=None, *args, **kwargs):
    """A file object over a descriptor; closing the one closes the other."""
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    file = _os.file_of(fd)
    made = io_open(file.name, mode.replace('w', 'r+').replace('x', 'r+').replace('++', '+'), buffering, encoding, errors, newline)
    if 'w' in mode:
        _files.resize(file._entry, 0)
    made.name = fd
    made._pos = 0 if 'a' not in mode else made._pos
    _closed_with(made, fd)
    return made


def _closed_with(made, fd):
    close_file = made.close

    def closing():
        _os.descriptors.pop(fd, None)
        close_file()

    made.close = closing
    made.fileno = lambda: fd


# ----------------------------------------------------------------------------------------------------------------- system

class _Record(tuple):
    """A tuple with named fields, as C's struct sequences are."""

    def __new__(cls, fields):
        fields = tuple(fields)
        count = len(cls.__match_args__)
        if len(fields) != count:
            raise TypeError(f'{cls._shown}() takes a {count}-sequence ({len(fields)}-sequence given)')
        return tuple.__new__(cls, fields)

    def __repr__(self):
        return f'{self._shown}(' + ', '.join(f'{name}={value!r}' for name, value in zip(self.__match_args__, self)) + ')'


def _record(name, module, *fields):
    body = {field: property(lambda self, index=index: self[index]) for index, field in enumerate(fields)}
    body |= {'__match_args__': fields, '__module__': module, '_shown': f'{module}.{name}', 'n_fields': len(fields),
             'n_sequence_fields': len(fields), 'n_unnamed_fields': 0}
    return type(name, (_Record,), body)


terminal_size = _record('terminal_size', 'os', 'columns', 'lines')
uname_result = _record('uname_result', 'posix', 'sysname', 'nodename', 'release', 'version', 'machine')
times_result = _record('times_result', 'posix', 'user', 'system', 'children_user', 'children_system', 'elapsed')


def get_terminal_size(fd=1, /):
    """There is no terminal: the size by which texts are wrapped."""
    return terminal_size((80, 24))


def uname():
    """Names of the sandbox, not of the host."""
    return uname_result(('Coluber', 'sandbox', '1', '1', 'virtual'))


def times():
    """Return a collection containing process timing information."""
    moment = _time.process_time()
    return times_result((moment, 0.0, 0.0, 0.0, _time.perf_counter()))


def cpu_count():
    """Return the number of logical CPUs in the system: one."""
    return 1


process_cpu_count = cpu_count


def getpid():
    """The number of the only process: 1."""
    return 1


def getppid():
    """The only process has no parent."""
    return 0


def getuid():
    """The number of the only user: 0."""
    return 0


geteuid = getgid = getegid = getuid


def getlogin():
    """There is no terminal to be logged in at."""
    raise OSError(25, 'Inappropriate ioctl for device')


def umask(mask, /):
    """There are no permissions to mask."""
    mask.__index__()
    return 0o22


_generator = None


def urandom(size, /):
    """Bytes from the sandbox's seed: not secret, and the same for the same seed."""
    global _generator
    size = size.__index__()
    if size < 0:
        raise ValueError('negative argument not allowed')
    if _generator is None:
        _generator = _random.Random()
    return _generator.randbytes(size)


def getrandom(size, flags=0):
    """Bytes from the sandbox's seed."""
    return urandom(size)


def strerror(code, /):
    """Translate an error code to a message string."""
    code = code.__index__()
    return _os.strings.get(code) or f'Unknown error {code}'


def _refused(name, why):
    def refuse(*args, **kwargs):
        raise PermissionError(1, f'os.{name}() is not available in the sandbox: {why}')
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


_PROCESSES = 'processes cannot be started: call a tool instead'
system = _refused('system', _PROCESSES)
popen = _refused('popen', _PROCESSES)
startfile = _refused('startfile', _PROCESSES)
fork = _refused('fork', _PROCESSES)
forkpty = _refused('forkpty', _PROCESSES)
execv = _refused('execv', _PROCESSES)
execve = _refused('execve', _PROCESSES)
execvp = _refused('execvp', _PROCESSES)
execvpe = _refused('execvpe', _PROCESSES)
execl = _refused('execl', _PROCESSES)
execle = _refused('execle', _PROCESSES)
execlp = _refused('execlp', _PROCESSES)
execlpe = _refused('execlpe', _PROCESSES)
spawnl = _refused('spawnl', _PROCESSES)
spawnle = _refused('spawnle', _PROCESSES)
spawnlp = _refused('spawnlp', _PROCESSES)
spawnlpe = _refused('spawnlpe', _PROCESSES)
spawnv = _refused('spawnv', _PROCESSES)
spawnve = _refused('spawnve', _PROCESSES)
spawnvp = _refused('spawnvp', _PROCESSES)
spawnvpe = _refused('spawnvpe', _PROCESSES)
posix_spawn = _refused('posix_spawn', _PROCESSES)
posix_spawnp = _refused('posix_spawnp', _PROCESSES)
wait = _refused('wait', 'there are no other processes')
waitpid = _refused('waitpid', 'there are no other processes')
kill = _refused('kill', 'there are no other processes')
killpg = _refused('killpg', 'there are no other processes')
abort = _refused('abort', 'raise SystemExit instead')
_exit = _refused('_exit', 'raise SystemExit instead')
pipe = _refused('pipe', 'there are no other processes')
symlink = _refused('symlink', 'there are no links: copy the file')
link = _refused('link', 'there are no links: copy the file')
chown = _refused('chown', 'there is one user only')
lchown = _refused('lchown', 'there is one user only')
setuid = _refused('setuid', 'there is one user only')
setgid = _refused('setgid', 'there is one user only')
chroot = _refused('chroot', 'there is one root only')
mkfifo = _refused('mkfifo', 'there are no pipes')
mknod = _refused('mknod', 'there are no devices')
nice = _refused('nice', 'there are no other processes')
getloadavg = _refused('getloadavg', 'the host is not visible')
__all__ += ['system', 'popen', 'fork', 'forkpty', 'execv', 'execve', 'execvp', 'execvpe', 'execl', 'execle', 'execlp',
            'execlpe', 'spawnl', 'spawnle', 'spawnlp', 'spawnlpe', 'spawnv', 'spawnve', 'spawnvp', 'spawnvpe',
            'posix_spawn', 'posix_spawnp', 'wait', 'waitpid', 'kill', 'killpg', 'abort', '_exit', 'pipe', 'chown', 'lchown',
            'setuid', 'setgid', 'chroot', 'mkfifo', 'mknod', 'nice', 'getloadavg', 'times_result']
