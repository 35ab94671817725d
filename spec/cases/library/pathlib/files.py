# files: yes
from pathlib import Path
import os


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(label, '->', result)


os.mkdir('work')
os.chdir('work')
base = Path('d')
print(base.exists(), base.is_dir(), base.is_file())
show('mkdir', base.mkdir)
show('mkdir again', base.mkdir)
show('mkdir exist_ok', base.mkdir, exist_ok=True)
show('mkdir deep', Path('d/x/y').mkdir)
show('mkdir parents', Path('d/x/y').mkdir, parents=True)
text = base / 'a.txt'
print(text.write_text('line 1\nline 2\n'), text.read_text(), text.read_bytes(), text.stat().st_size)
print((base / 'b.bin').write_bytes(b'\x00\x01'), (base / 'b.bin').read_bytes())
show('write_text bytes', text.write_text, b'x')
show('write_bytes text', text.write_bytes, 'x')
show('read missing', (base / 'nope').read_text)
show('read dir', base.read_text)
show('mkdir over a file', text.mkdir, exist_ok=True)
(base / 'x' / 'c.py').write_text('c')
(base / 'x' / 'y' / 'd.py').write_text('d')
(base / '.hidden').write_text('h')
(base / 'x' / '.h.py').touch()
print(sorted(base.iterdir()))
print(sorted(map(str, Path('.').iterdir())))
show('iterdir', lambda: list(Path('nope').iterdir()))
show('iterdir file', lambda: list(text.iterdir()))
for pattern in ['*', '*.txt', '**', '**/', '**/*', '**/*.py', 'x/*', 'x/', 'x', 'nope', '*/c.py', '*/*/d.py', '**/y/*', '**/**', '../d/*', '?.txt', '[ab].*', 'x/**/*.py', '*/', 'a.txt/', 'A.TXT', './a.txt', '**/x/**']:
    print(pattern, sorted(str(path) for path in base.glob(pattern)))
for pattern in ['*.py', '*', 'x', '**', '*/', 'y/*', 'nope']:
    print('r', pattern, sorted(str(path) for path in base.rglob(pattern)))
print(sorted(str(path) for path in Path().glob('d/*.txt')), sorted(str(path) for path in Path().rglob('d.py')), sorted(base.glob('A.TXT', case_sensitive=False)))
show('empty', lambda: list(base.glob('')))
show('absolute', lambda: list(base.glob('/a')))
print(list(Path('nope').glob('*')))
for top, directories, files in sorted(base.walk()):
    print(top, sorted(directories), sorted(files))
moved = text.rename(base / 'e.txt')
print(moved, text.exists(), moved.exists())
print(moved.replace(base / 'b.bin'), (base / 'b.bin').read_text())
show('rename missing', Path('nope').rename, 'x')
show('unlink missing', Path('nope').unlink)
show('unlink missing_ok', Path('nope').unlink, missing_ok=True)
show('unlink dir', Path('d').unlink) if False else None
show('rmdir full', base.rmdir)
show('rmdir missing', Path('nope').rmdir)
show('unlink', (base / 'b.bin').unlink)
show('touch', (base / 't').touch)
show('touch again', (base / 't').touch)
show('touch not ok', (base / 't').touch, exist_ok=False)
show('stat', Path('nope').stat)
print((base / 't').stat().st_size, (base / 't').is_symlink(), base.samefile('./d'), base.is_mount(), Path('/').is_mount())
with (base / 'u').open('w', encoding='utf-8') as file:
    file.write('ü')
print((base / 'u').read_text(encoding='utf-8'), (base / 'u').read_bytes(), (base / 'u').write_text('x\ny', newline='\r\n'), (base / 'u').read_bytes())
with open(base / 'u') as file:
    print(file.name, file.read())
print(Path.cwd() == Path(os.getcwd()), Path('a').absolute() == Path.cwd() / 'a', Path('a/../b').resolve() == Path.cwd() / 'b', Path('/a/./b/..').resolve())
show('resolve strict', lambda: Path('/nope').resolve(strict=True))
print(Path('~x').expanduser == Path('~x').expanduser, Path('a/~').expanduser())
show('readlink', (base / 't').readlink)
