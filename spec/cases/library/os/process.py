import errno
import os
import stat


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(function.__name__, args, kwargs or '', '->', result)


print(os.name, os.sep, repr(os.linesep), os.curdir, os.pardir, os.extsep, os.altsep, os.pathsep, os.devnull)
print(os.environ.get('NO_SUCH_VARIABLE'), os.getenv('NO_SUCH_VARIABLE', 'default'), 'NO_SUCH_VARIABLE' in os.environ)
os.environ['MINE'] = 'value'
print(os.environ['MINE'], os.getenv('MINE'), os.path.expandvars('$MINE/${MINE}x'), os.environ.pop('MINE'), 'MINE' in os.environ)
show(os.environ.__getitem__, 'MINE')
show(os.environ.__setitem__, 'a', 1)
show(os.environ.__getitem__, 1)
show(os.environ.__delitem__, 'MINE')
print(os.environ.setdefault('MINE', 'x'), type(os.environ).__name__, isinstance(os.environ.copy(), dict))


class Path:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


for value in ('a', b'a', Path('p'), Path(b'q'), Path(1), 1, None):
    print(type(value).__name__, end=' ')
    try:
        print(os.fspath(value), os.fsencode(value), os.fsdecode(value))
    except TypeError as error:
        print(error)
print(isinstance(Path('x'), os.PathLike), issubclass(str, os.PathLike), ascii(os.fsdecode(b'\xff')), os.fsencode('\udcff'))
print(os.strerror(2), os.strerror(13), os.strerror(22))
print(os.terminal_size((80, 24)), os.terminal_size((1, 2)).columns)
print(len(os.urandom(5)), type(os.urandom(0)))
show(os.urandom, -1)
print(os.getpid() > 0, os.cpu_count() > 0)
print(errno.ENOENT, errno.EACCES, errno.EEXIST, errno.errorcode[2], errno.errorcode[22])
print(stat.filemode(0o100644), stat.filemode(0o40755), stat.filemode(0o104755), stat.filemode(0o41777), stat.S_IMODE(0o100644), stat.S_IFMT(0o100644) == stat.S_IFREG)
for code, kind in [(2, FileNotFoundError), (13, PermissionError), (17, FileExistsError), (20, NotADirectoryError), (21, IsADirectoryError)]:
    print(type(OSError(code, os.strerror(code), 'x')) is kind, OSError(code, os.strerror(code), 'x'))
