import os.path as p


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(function.__name__.replace('_path_', '').replace('_ex', ''), args, kwargs or '', '->', result)


TEXTS = ['', '/', '//', '///', 'a', '/a', '//a', '///a', 'a/', 'a//', 'a/b', '/a/b/', 'a//b', '/a/b/c.txt', 'a.tar.gz', '.profile',
         '..', '../x', './a', 'a/.', 'a/..', '/..', '/../a', '//../a', 'a/../../b', '.a.b', '...', '..a', 'a.', 'a./b', 'd.e/f',
         'a/b/.c', 'x\0y', 'ü/é.ñ']
for function in (p.split, p.splitext, p.basename, p.dirname, p.normpath, p.isabs, p.splitroot, p.splitdrive, p.normcase):
    for text in TEXTS:
        show(function, text)
    for text in (b'/a/b.c', b'', b'..'):
        show(function, text)
    for bad in (None, 1, ['a']):
        if function in (p.normpath, p.splitroot):
            continue
        show(function, bad)
for args in [('a',), ('a', 'b'), ('a/', 'b'), ('a', '/b'), ('a', ''), ('', 'a'), ('', ''), ('a', 'b', 'c'), ('a', '/b', 'c', ''), ('/', 'a'),
             ('a', '', 'b'), (b'a', b'b'), ('a', b'b'), (b'a', 'b'), ('a', None), (1,), ('a', 2), ('a', ['b'])]:
    show(p.join, *args)
for paths in [['/usr/lib', '/usr/local/lib'], ['/usr/lib', '/usr/lib'], ['a/b', 'a/c'], ['a', 'b'], ['/a', '/b'], ['a/b/c', 'a/b'], ['/'], [''],
              ['a//b', 'a/./b/c'], [b'/a/b', b'/a/c'], [], ['a', '/b'], ['a', b'b'], [1], 'ab', None, ['/a/b', '/a/bc']]:
    show(p.commonpath, paths)
    if paths not in ([1], None, ['a', b'b']):
        show(p.commonprefix, paths)
show(p.commonprefix, [['a', 'b', 'c'], ['a', 'b']])
show(p.commonprefix, ())
for args in [('/a/b/c', '/a'), ('/a', '/a/b/c'), ('/a/b', '/a/b'), ('/', '/a'), ('/a', '/'), ('/a/../b', '/c/d'), ('x', 'x'), ('x/y', 'x'),
             ('', 'a'), (b'/a', b'/b'), (b'/a', '/b'), (None,), ('a', 1)]:
    show(p.relpath, *args)
for text in ['a', '~nobodyofthatname/x', 'a~', '']:
    show(p.expanduser, text)
for text in ['a', '$', '$$', '${', '${}', '$nope', '${nope}', 'a$nope/b', '${nope', '$1nope', b'$nope', 'x$-y']:
    show(p.expandvars, text)
print(p.curdir, p.pardir, p.sep, p.altsep, p.extsep, p.pathsep, p.defpath, p.devnull)
