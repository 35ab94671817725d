"""High-level operations on the sandbox's files."""
import fnmatch
import os
import stat

__all__ = ['copyfileobj', 'copyfile', 'copymode', 'copystat', 'copy', 'copy2', 'copytree', 'move', 'rmtree', 'Error',
           'SpecialFileError', 'ExecError', 'SameFileError', 'ReadError', 'RegistryError', 'which', 'disk_usage',
           'get_terminal_size', 'ignore_patterns', 'make_archive', 'unpack_archive', 'get_archive_formats',
           'get_unpack_formats', 'chown']

COPY_BUFSIZE = 65536


class Error(OSError):
    pass


class SameFileError(Error):
    """Raised when source and destination are the same file."""


class SpecialFileError(OSError):
    """Raised when trying to do a kind of operation that a special file does not support."""


class ExecError(OSError):
    """Raised when a command could not be executed"""


class ReadError(OSError):
    """Raised when an archive cannot be read"""


class RegistryError(Exception):
    """Raised when a registry operation with the archiving and unpacking registries fails"""


def copyfileobj(fsrc, fdst, length=0):
    """copy data from file-like object fsrc to file-like object fdst"""
    length = length or COPY_BUFSIZE
    while piece := fsrc.read(length):
        fdst.write(piece)


def _same(src, dst):
    try:
        return os.path.samefile(src, dst)
    except OSError:
        return False


def copyfile(src, dst, *, follow_symlinks=True):
    """Copy data from src to dst in the most efficient way possible."""
    if _same(src, dst):
        raise SameFileError(f'{src!r} and {dst!r} are the same file')
    with os.io_open(src, 'rb') as source:
        try:
            with os.io_open(dst, 'wb') as target:
                copyfileobj(source, target)
        except IsADirectoryError as error:
            if not os.path.exists(dst):
                raise FileNotFoundError(f'Directory does not exist: {dst}') from error
            raise
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    """Checks that both exist: permissions are the host's matter here."""
    os.chmod(dst, stat.S_IMODE(os.stat(src).st_mode))


def copystat(src, dst, *, follow_symlinks=True):
    """Copy file metadata: the time of the last change."""
    status = os.stat(src)
    if not os.path.isdir(dst):
        os.utime(dst, ns=(status.st_atime_ns, status.st_mtime_ns))


def copy(src, dst, *, follow_symlinks=True):
    """Copy data and mode bits ("cp src dst"). Return the file's destination."""
    if os.path.isdir(dst):
        dst = os.path.join(dst, os.path.basename(src))
    copyfile(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """Copy data and metadata. Return the file's destination."""
    dst = copy(src, dst)
    copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """Function that can be used as copytree() ignore parameter."""
    def ignore(path, names):
        ignored = []
        for pattern in patterns:
            ignored += fnmatch.filter(names, pattern)
        return set(ignored)
    ignore.__name__ = ignore.__qualname__ = '_ignore_patterns'
    return ignore


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Recursively copy a directory tree and return the destination directory."""
    names = os.listdir(src)
    ignored = ignore(os.fspath(src), list(names)) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in ignored:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function, ignore_dangling_symlinks, dirs_exist_ok)
            else:
                copy_function(source, target)
        except Error as error:
            errors.extend(error.args[0])
        except OSError as error:
            errors.append((source, target, str(error)))
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, onexc=None, dir_fd=None):
    """Recursively delete a directory tree."""
    if ignore_errors:
        def onexc(*details):
            pass
    elif onerror is not None and onexc is None:
        def onexc(function, where, error):
            return onerror(function, where, (type(error), error, error.__traceback__))
    elif onexc is None:
        def onexc(function, where, error):
            raise error
    if dir_fd is None and isinstance(path, bytes):
        path = os.fsdecode(path)
    try:
        os.lstat(path)
    except OSError as error:
        onexc(os.lstat, path, error)
        return
    # Children before their directory; what could not be listed is told and passed over.
    todo = [(os.rmdir, path), (None, path)]
    while todo:
        function, where = todo.pop()
        if function is None:
            try:
                names = os.listdir(where)
            except OSError as error:
                onexc(os.scandir if isinstance(error, NotADirectoryError) else os.lstat, where, error)
                todo.pop()
                continue
            for name in names:
                full = os.path.join(where, name)
                if os.path.isdir(full):
                    todo += (os.rmdir, full), (None, full)
                else:
                    todo.append((os.unlink, full))
            continue
        try:
            function(where)
        except OSError as error:
            onexc(function, where, error)


rmtree.avoids_symlink_attacks = True


def move(src, dst, copy_function=copy2):
    """Recursively move a file or directory to another location."""
    target = dst
    if os.path.isdir(dst):
        if _same(src, dst):
            os.rename(src, dst)
            return None
        target = os.path.join(dst, os.path.basename(os.fspath(src).rstrip('/')))
        if os.path.exists(target):
            raise Error(f"Destination path '{target}' already exists")
    if os.path.isdir(src) and (os.path.abspath(dst) + '/').startswith(os.path.abspath(src) + '/'):
        raise Error(f"Cannot move a directory '{src}' into itself '{dst}'.")
    try:
        os.rename(src, target)
    except OSError:
        if os.path.isdir(src):
            copytree(src, target, copy_function=copy_function)
            rmtree(src)
        else:
            copy_function(src, target)
            os.unlink(src)
    return target


def which(cmd, mode=1, path=None):
    """There are no programs to be found."""
    return None


class _Usage(tuple):
    total = property(lambda self: self[0])
    used = property(lambda self: self[1])
    free = property(lambda self: self[2])

    def __repr__(self):
        return f'usage(total={self[0]}, used={self[1]}, free={self[2]})'


_Usage.__name__ = _Usage.__qualname__ = 'usage'


def disk_usage(path):
    """The quota of the sandbox's files in bytes: total, used and free."""
    os.stat(path)
    import _files
    total, used = _files.usage()
    return _Usage((total, used, total - used))


def get_terminal_size(fallback=(80, 24)):
    """There is no terminal: COLUMNS and LINES if they are set, else the fallback."""
    sizes = []
    for name, default in zip(('COLUMNS', 'LINES'), fallback):
        try:
            size = int(os.environ[name])
        except (KeyError, ValueError):
            size = 0
        sizes.append(size if size > 0 else default)
    return os.terminal_size(sizes)


def chown(path, user=None, group=None, *, dir_fd=None, follow_symlinks=True):
    """There is one user only."""
    if user is None and group is None:
        raise ValueError('user and/or group must be set')
    os.chown(path, -1, -1)


def get_archive_formats():
    """No archives can be made here."""
    return []


def get_unpack_formats():
    """No archives can be read here."""
    return []


def make_archive(base_name, format, root_dir=None, base_dir=None, verbose=0, dry_run=0, owner=None, group=None, logger=None):
    """Refused: no archives can be made here."""
    raise ValueError(f'unknown archive format {format!r}')


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    """Refused: no archives can be read here."""
    if format is not None:
        raise ValueError(f'Unknown unpack format {format!r}')
    raise ReadError(f'Unknown archive format {filename!r}')
