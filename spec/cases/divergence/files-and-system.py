# divergence: files-and-system
# Without files every operation on them is refused; processes, links and permissions never exist.
import os
import tempfile
from pathlib import Path


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except OSError as error:
        result = f'{type(error).__name__}: {error}'
    print(label, '->', result)


show('listdir', os.listdir)
show('mkdir', os.mkdir, 'd')
show('stat', os.stat, 'x')
show('tempfile', tempfile.mkdtemp)
print(os.path.exists('x'), os.path.isdir('/'), Path('x').is_file(), list(os.walk('.')), os.getcwd())
show('system', os.system, 'ls')
show('popen', os.popen, 'ls')
show('fork', os.fork)
show('kill', os.kill, 1, 9)
show('symlink', os.symlink, 'a', 'b')
print(dict(os.environ), os.getpid(), os.uname().sysname)
