"""What the numbers of os.stat() mean."""

ST_MODE, ST_INO, ST_DEV, ST_NLINK, ST_UID, ST_GID, ST_SIZE, ST_ATIME, ST_MTIME, ST_CTIME = range(10)
S_IFDIR, S_IFCHR, S_IFBLK, S_IFREG, S_IFIFO, S_IFLNK, S_IFSOCK = 0o40000, 0o20000, 0o60000, 0o100000, 0o10000, 0o120000, 0o140000
S_IFDOOR = S_IFPORT = S_IFWHT = 0
S_ISUID, S_ISGID, S_ENFMT, S_ISVTX = 0o4000, 0o2000, 0o2000, 0o1000
S_IREAD, S_IWRITE, S_IEXEC = 0o400, 0o200, 0o100
S_IRWXU, S_IRUSR, S_IWUSR, S_IXUSR = 0o700, 0o400, 0o200, 0o100
S_IRWXG, S_IRGRP, S_IWGRP, S_IXGRP = 0o70, 0o40, 0o20, 0o10
S_IRWXO, S_IROTH, S_IWOTH, S_IXOTH = 0o7, 0o4, 0o2, 0o1


def _checked(mode):
    if not hasattr(type(mode), '__index__'):
        raise TypeError('an integer is required')
    number = mode.__index__()
    if number < 0:
        raise OverflowError("can't convert negative value to unsigned int")
    return number


def S_IMODE(mode, /):
    """Return the portion of the file's mode that can be set by os.chmod()."""
    return _checked(mode) & 0o7777


def S_IFMT(mode, /):
    """Return the portion of the file's mode that describes the file type."""
    return _checked(mode) & 0o170000


def S_ISDIR(mode, /):
    """Return True if mode is from a directory."""
    return _checked(mode) & 0o170000 == S_IFDIR


def S_ISREG(mode, /):
    """Return True if mode is from a regular file."""
    return _checked(mode) & 0o170000 == S_IFREG


def S_ISLNK(mode, /):
    """Return True if mode is from a symbolic link."""
    return _checked(mode) & 0o170000 == S_IFLNK


def S_ISCHR(mode, /):
    """Return True if mode is from a character special device file."""
    return _checked(mode) & 0o170000 == S_IFCHR


def S_ISBLK(mode, /):
    """Return True if mode is from a block special device file."""
    return _checked(mode) & 0o170000 == S_IFBLK


def S_ISFIFO(mode, /):
    """Return True if mode is from a FIFO (named pipe)."""
    return _checked(mode) & 0o170000 == S_IFIFO


def S_ISSOCK(mode, /):
    """Return True if mode is from a socket."""
    return _checked(mode) & 0o170000 == S_IFSOCK


def S_ISDOOR(mode, /):
    """Return True if mode is from a door: never."""
    _checked(mode)
    return False


def S_ISPORT(mode, /):
    """Return True if mode is from an event port: never."""
    _checked(mode)
    return False


def S_ISWHT(mode, /):
    """Return True if mode is from a whiteout: never."""
    _checked(mode)
    return False


_KINDS = {S_IFDIR: 'd', S_IFREG: '-', S_IFLNK: 'l', S_IFCHR: 'c', S_IFBLK: 'b', S_IFIFO: 'p', S_IFSOCK: 's'}


def filemode(mode, /):
    """Convert a file's mode to a string of the form '-rwxrwxrwx'"""
    text = _KINDS.get(S_IFMT(mode), '?')
    for shift, special, letter in (6, S_ISUID, 's'), (3, S_ISGID, 's'), (0, S_ISVTX, 't'):
        bits = mode >> shift
        text += 'r' if bits & 4 else '-'
        text += 'w' if bits & 2 else '-'
        if mode & special:
            text += letter if bits & 1 else letter.upper()
        else:
            text += 'x' if bits & 1 else '-'
    return text
