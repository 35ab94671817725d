from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath, PosixPath
import os
import pathlib


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(label, '->', result)


TEXTS = ['', '.', '/', '//', '///', 'a', 'a/', './a', 'a/.', 'a//b', '/a/b', '//a/b', '///a/b', '../a', 'a/..', 'a/../b', 'a.txt', 'a.tar.gz', '.a',
         '.a.b', 'a.', 'a..', '..', '...', 'a.b/c', '/a/.b', 'a b/c d.e f']
for text in TEXTS:
    path = PurePosixPath(text)
    print(repr(text), repr(path), str(path), path.parts, repr(path.drive), repr(path.root), repr(path.anchor))
    print('   ', repr(path.name), repr(path.suffix), path.suffixes, repr(path.stem), path.parent, list(path.parents), path.is_absolute(), bytes(path))
    show('    with_name', path.with_name, 'x.y')
    show('    with_stem', path.with_stem, 'q')
    show('    with_suffix', path.with_suffix, '.s')
    show('    no suffix', path.with_suffix, '')
    show('    as_uri', path.as_uri)
for text in ['', 'c:', 'c:/', 'c:\\a\\b.txt', 'c:a', '\\a', '/a/b', '//server/share', '//server/share/a/b', '\\\\?\\c:\\a', 'a/b\\c', 'C:/Windows/System32/../x', 'nul', 'a/CON.txt', '\\\\.\\pipe\\x']:
    path = PureWindowsPath(text)
    print(repr(text), repr(path), str(path), path.parts, repr(path.drive), repr(path.root), repr(path.anchor), path.is_absolute(), path.parent, path.name)
    show('    as_uri', path.as_uri)
for arguments in [('a', 'b'), ('a', '/b'), ('a', '', 'b'), (), ('a', PurePosixPath('b/c')), ('/', 'usr', 'bin'), ('a', '../b')]:
    print(arguments, PurePosixPath(*arguments), PurePath(*arguments), PureWindowsPath(*arguments))
print(PureWindowsPath('c:/a', 'd:b'), PureWindowsPath('c:/a', '/b'), PureWindowsPath('c:/a', 'c:b'), PureWindowsPath('c:a') / 'b')
p = PurePosixPath('a/b')
print(p / 'c', '/x' / p, p / '/y', p.joinpath('c', 'd'), p.joinpath(), p / PurePosixPath('q'))
show('/ 1', lambda: p / 1)
show('1 /', lambda: 1 / p)
show('bytes', PurePosixPath, b'a')
show('None', PurePosixPath, None)
show('with_name empty', p.with_name, '')
show('with_name slash', p.with_name, 'a/b')
show('with_name dot', p.with_name, '.')
show('with_suffix bad', p.with_suffix, 'x')
show('with_suffix dot', p.with_suffix, '.')
show('with_suffix slash', p.with_suffix, './x')
show('with_stem empty', PurePosixPath('a.b').with_stem, '')
for left, right in [('/a/b/c', '/a'), ('/a/b', '/a/b'), ('a/b', 'a'), ('/a/b', '/c'), ('a', '/a'), ('a/b', ''), ('/', '/'), ('/a', ''), ('a', 'a/b')]:
    show(f'{left} relative to {right}', PurePosixPath(left).relative_to, right)
    show(f'{left} walking up to {right}', PurePosixPath(left).relative_to, right, walk_up=True)
    print('   ', PurePosixPath(left).is_relative_to(right))
show('dots', PurePosixPath('/a').relative_to, '/b/../c', walk_up=True)
for path, pattern in [('a.py', '*.py'), ('/a/b.py', '*.py'), ('/a/b.py', 'a/*.py'), ('/a/b/c.py', 'a/*.py'), ('/a/b/c.py', '/*/c.py'), ('a', 'a'), ('a/b', '**'),
                      ('a/b/c', 'a/**'), ('a/b/c', 'a/**/c'), ('A.py', 'a.PY'), ('a.py', '[a-c].py'), ('a.py', '?.py'), ('/a', '/a'), ('/a', 'a'), ('a/b/c.py', '**/*.py')]:
    print(path, pattern, PurePosixPath(path).match(pattern), PurePosixPath(path).full_match(pattern), PureWindowsPath(path).match(pattern),
          PurePosixPath(path).match(pattern, case_sensitive=False))
show('empty pattern', PurePosixPath('a').match, '')
show('empty full', PurePosixPath('a').full_match, '')
print(PurePosixPath('a') == PurePosixPath('a/'), PurePosixPath('a') == 'a', PureWindowsPath('A') == PureWindowsPath('a'), PurePosixPath('a') == PureWindowsPath('a'))
print(hash(PurePosixPath('a/b')) == hash(PurePosixPath('a//b')), len({PurePosixPath('a'), PurePosixPath('./a')}))
print(sorted([PurePosixPath('b'), PurePosixPath('a/c'), PurePosixPath('a'), PurePosixPath('a.b'), PurePosixPath('/a')]))
show('order', lambda: PurePosixPath('a') < PureWindowsPath('a'))
show('order with text', lambda: PurePosixPath('a') < 'a')
parents = PurePosixPath('/a/b/c').parents
print(len(parents), parents[0], parents[-1], parents[:2], parents, list(reversed(parents)), PurePosixPath('/a') in parents)
show('parents', lambda: parents[3])
print(Path('x'), type(Path('x')).__name__, isinstance(Path('x'), PurePosixPath), isinstance(PurePath('x'), os.PathLike), os.fspath(Path('x/y')))
print(Path('a') == PurePosixPath('a'), issubclass(PosixPath, Path), f'{Path("a/b")!s:>5}', f'{Path("a")}')
show('windows', pathlib.WindowsPath, 'a')
print(PurePath('a').with_segments('b', 'c'), PurePosixPath('/a b/ü').as_uri(), Path.from_uri('file:///a%20b/c'))
show('from_uri', Path.from_uri, 'http://x')
show('from_uri relative', Path.from_uri, 'file:x')


class Own(PurePosixPath):
    def __init__(self, *args, note=None):
        super().__init__(*args)
        self.note = note

    def with_segments(self, *args):
        return type(self)(*args, note=self.note)


own = Own('a/b', note='n')
print(repr(own / 'c'), (own / 'c').note, own.parent.note, repr(own.with_suffix('.x')), own.relative_to('a').note)
match PurePosixPath('a/b.py'):
    case PurePosixPath(suffix='.py', stem=stem):
        print(stem)
