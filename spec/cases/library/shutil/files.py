# files: yes
import io
import os
import shutil


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print(label, '->', result)


def tree(top):
    return sorted(os.path.join(where, name) for where, directories, files in os.walk(top) for name in directories + files)


os.makedirs('d/e')
for name in ['d/a.txt', 'd/b.pyc', 'd/e/c.txt']:
    with open(name, 'w') as file:
        file.write(name)
show('copyfile', shutil.copyfile, 'd/a.txt', 'x')
print(open('x').read())
show('copyfile same', shutil.copyfile, 'x', './x')
show('copyfile missing', shutil.copyfile, 'nope', 'y')
show('copyfile into dir', shutil.copyfile, 'x', 'd')
show('copyfile nowhere', shutil.copyfile, 'x', 'nope/y')
show('copy', shutil.copy, 'x', 'd')
show('copy2', shutil.copy2, 'x', 'z')
print(os.stat('x').st_mtime_ns == os.stat('z').st_mtime_ns)
show('copytree', shutil.copytree, 'd', 'k')
print(tree('k'))
show('copytree again', shutil.copytree, 'd', 'k')
show('copytree ok', shutil.copytree, 'd', 'k', dirs_exist_ok=True)
show('copytree ignoring', shutil.copytree, 'd', 'l', ignore=shutil.ignore_patterns('*.pyc', 'e'))
print(tree('l'))
show('copytree missing', shutil.copytree, 'nope', 'm')
show('move', shutil.move, 'x', 'w')
show('move into dir', shutil.move, 'w', 'l')
print(tree('l'))
show('move dir', shutil.move, 'l', 'k')
print(tree('k'))
show('move exists', shutil.move, 'd/a.txt', 'k')
show('move into itself', shutil.move, 'k', 'k/l/x')
show('move missing', shutil.move, 'nope', 'k')
show('rmtree', shutil.rmtree, 'k')
print(os.path.exists('k'))
show('rmtree missing', shutil.rmtree, 'k')
show('rmtree ignoring', shutil.rmtree, 'k', ignore_errors=True)
show('rmtree handler', shutil.rmtree, 'k', onexc=lambda function, path, error: print(function.__name__, path, type(error).__name__))
show('rmtree file', shutil.rmtree, 'z') if False else None
source, target = io.BytesIO(b'abc' * 100), io.BytesIO()
shutil.copyfileobj(source, target, 7)
print(len(target.getvalue()), shutil.which('no-such-program'), shutil.ignore_patterns('a*')('.', ['a', 'ab', 'c']) == {'a', 'ab'})
show('archive', shutil.make_archive, 'x', 'nope')
usage = shutil.disk_usage('.')
print(usage.total >= usage.used, usage._fields if False else len(usage), issubclass(shutil.SameFileError, shutil.Error), issubclass(shutil.Error, OSError))
print(shutil.get_terminal_size((3, 4)).lines)
