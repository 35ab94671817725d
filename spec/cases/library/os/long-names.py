# files: yes
# Names have 255 bytes at most, paths 4,095.
import os


def show(label, function):
    try:
        print(label, '->', function())
    except OSError as error:
        print(label, '->', type(error).__name__, error.errno, error.strerror)


long = 'n' * 256
fits = 'n' * 255
show('create', lambda: open(f'/tmp/{long}', 'w'))
show('read', lambda: open(f'/tmp/{long}'))
show('bytes count', lambda: open('/tmp/' + 'é' * 128, 'w'))
show('astral', lambda: open('/tmp/' + '\U0001f600' * 64, 'w'))
show('fits', lambda: open(f'/tmp/{fits}', 'w').close())
os.remove(f'/tmp/{fits}')
show('behind nothing', lambda: open(f'/nothing-there/{long}', 'w'))
show('deep', lambda: open('/' + 'a/' * 2100 + 'b'))
show('mkdir', lambda: os.mkdir(f'/tmp/{long}'))
show('exists', lambda: os.path.exists(f'/tmp/{long}'))
show('stat', lambda: os.stat(f'/tmp/{long}').st_size)
show('remove', lambda: os.remove(f'/tmp/{long}'))
open('/tmp/coluber-long-names', 'w').close()
show('rename', lambda: os.rename('/tmp/coluber-long-names', f'/tmp/{long}'))
os.remove('/tmp/coluber-long-names')
