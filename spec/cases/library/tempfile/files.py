# files: yes
import os
import tempfile

with tempfile.TemporaryDirectory() as name:
    print(os.path.isdir(name), os.path.basename(name).startswith('tmp'))
    with open(os.path.join(name, 'x'), 'w') as file:
        file.write('y')
print(os.path.exists(name))
directory = tempfile.TemporaryDirectory(prefix='pre', suffix='suf')
print(os.path.basename(directory.name)[:3], directory.name[-3:], repr(directory).startswith("<TemporaryDirectory '"))
directory.cleanup()
print(os.path.exists(directory.name))
with tempfile.NamedTemporaryFile('w+', suffix='.txt') as file:
    file.write('hello')
    file.seek(0)
    print(file.read(), file.name.endswith('.txt'), os.path.exists(file.name))
print(os.path.exists(file.name), file.closed)
with tempfile.NamedTemporaryFile('w', delete=False) as file:
    file.write('kept')
print(open(file.name).read())
os.unlink(file.name)
with tempfile.NamedTemporaryFile('w', delete_on_close=False) as file:
    file.write('again')
    file.close()
    print(open(file.name).read())
print(os.path.exists(file.name))
with tempfile.TemporaryFile() as file:
    file.write(b'bytes')
    file.seek(0)
    print(file.read())
descriptor, path = tempfile.mkstemp()
print(os.write(descriptor, b'abc'))
os.close(descriptor)
print(open(path).read())
os.remove(path)
descriptor, path = tempfile.mkstemp(suffix='.json')
with os.fdopen(descriptor, 'w') as file:
    file.write('{}')
print(open(path).read(), path.endswith('.json'))
os.remove(path)
path = tempfile.mkdtemp(prefix='q')
print(os.path.isdir(path), os.path.dirname(path) == tempfile.gettempdir(), tempfile.gettempprefix())
os.rmdir(path)
with tempfile.SpooledTemporaryFile(max_size=3, mode='w+') as file:
    file.write('ab')
    print(file._rolled)
    file.write('cdef')
    file.seek(0)
    print(file._rolled, file.read())
try:
    tempfile.mkstemp(prefix=b'a', suffix='b')
except TypeError as error:
    print(error)
try:
    tempfile.mkstemp(dir='/no/such/dir')
except FileNotFoundError as error:
    print(error.errno)
print(type(tempfile.mkdtemp(dir=b'/tmp' if False else None, suffix=b'').__class__).__name__)
