# files: yes
import os
import stat


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(function.__name__, args, kwargs or '', '->', result)


os.mkdir('d')
show(os.mkdir, 'd')
show(os.mkdir, 'no/such')
show(os.mkdir, '')
show(os.mkdir, 1.5)
show(os.makedirs, 'd/e/f')
show(os.makedirs, 'd/e/f')
show(os.makedirs, 'd/e/f', exist_ok=True)
show(os.makedirs, 'd/g/')
with open('d/a.txt', 'w') as file:
    file.write('hello\n')
with open('d/e/b.txt', 'wb') as file:
    file.write(b'12345')
show(os.makedirs, 'd/a.txt', exist_ok=True)
show(os.mkdir, 'd/a.txt/x')
print(sorted(os.listdir('d')), sorted(os.listdir(b'd')), os.listdir('d/g'))
show(os.listdir, 'nope')
show(os.listdir, 'd/a.txt')
show(os.listdir, '')
show(os.listdir, 'a\0b')
show(os.listdir, 1.5)
with os.scandir('d') as entries:
    for entry in sorted(entries, key=lambda entry: entry.name):
        print(entry, entry.name, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), os.fspath(entry), entry.stat().st_size if entry.is_file() else '')
show(os.scandir, 'nope')
for top, directories, files in os.walk('d'):
    directories.sort()
    print(top, directories, sorted(files))
print([top for top, _, _ in os.walk('d', topdown=False)][-1])
for top, directories, files in os.walk('d'):
    directories[:] = []
    print(top)
print(list(os.walk('nope')))
list(os.walk('nope', onerror=lambda error: print(type(error).__name__, error)))
status = os.stat('d/a.txt')
print(status.st_size, status[6], stat.S_ISREG(status.st_mode), stat.S_ISDIR(os.stat('d').st_mode), len(status), status.st_mtime == os.path.getmtime('d/a.txt'))
show(os.stat, 'nope')
show(os.stat, '')
show(os.stat, 'd/a.txt/x')
show(os.stat, None)
for path in ('d', 'd/a.txt', 'nope', '', 'd/nope/x', b'd', 'a\0b'):
    print(path, os.path.exists(path), os.path.isfile(path), os.path.isdir(path), os.path.lexists(path), os.path.islink(path), os.path.ismount(path))
show(os.path.exists, None)
show(os.path.isfile, 1.5)
print(os.path.getsize('d/a.txt'), os.path.samefile('d/a.txt', './d//a.txt'), os.path.samefile('d', 'd/e'))
show(os.path.getsize, 'nope')
show(os.rename, 'd/a.txt', 'd/c.txt')
show(os.rename, 'd/a.txt', 'd/x.txt')
show(os.rename, 'd/c.txt', 'nope/x.txt')
show(os.replace, 'd/c.txt', 'd/e/b.txt')
print(open('d/e/b.txt').read())
show(os.rename, 'd/e', 'd/h')
print(sorted(os.listdir('d')), sorted(os.listdir('d/h')))
show(os.rename, 'd/h/b.txt', 'd/g')
show(os.remove, 'd')
show(os.remove, 'nope')
show(os.unlink, 'nope')
show(os.remove, 'd/h/b.txt')
show(os.rmdir, 'd')
show(os.rmdir, 'nope')
show(os.removedirs, 'd/h/f')
print(sorted(os.listdir('d')))
os.renames('d/g', 'k/l/m')
print(os.path.exists('d'), os.listdir('k/l'))
before = os.getcwd()
os.chdir('k')
print(os.listdir(), os.path.relpath('l/m', 'l'), os.getcwd() == os.path.join(before, 'k'), os.path.abspath('x') == os.path.join(before, 'k', 'x'))
show(os.chdir, 'nope')
show(os.access, 'l', os.R_OK | os.W_OK | os.X_OK)
show(os.access, 'nope', os.F_OK)
fd = os.open('raw', os.O_RDWR | os.O_CREAT | os.O_EXCL)
print(os.write(fd, b'abcdef'), os.lseek(fd, 2, os.SEEK_SET), os.read(fd, 2), os.fstat(fd).st_size)
os.ftruncate(fd, 3)
os.close(fd)
show(os.read, 99, 1)
print(open('raw').read())
show(os.truncate, 'raw', 1)
print(os.path.getsize('raw'))
with os.fdopen(os.open('raw', os.O_RDONLY)) as file:
    print(file.read())
os.utime('raw', (5, 7))
print(os.stat('raw').st_mtime, os.path.getmtime('raw'))
os.utime('raw', ns=(10, 3_000_000_000))
print(os.stat('raw').st_mtime_ns)
show(os.utime, 'nope')
