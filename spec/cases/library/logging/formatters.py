import logging

record = logging.makeLogRecord({
    'name': 'n', 'levelno': 20, 'levelname': 'INFO', 'msg': 'hello %s', 'args': ('you',), 'pathname': '/a/b.py', 'filename': 'b.py',
    'module': 'b', 'lineno': 7, 'funcName': 'f', 'created': 1000000000.25, 'msecs': 250.0,
})


def show(*args, **kwargs):
    try:
        f = logging.Formatter(*args, **kwargs)
        f.converter = __import__('time').gmtime
        print(f.format(record))
    except (ValueError, KeyError) as e:
        print(type(e).__name__, e)


show()
show('%(name)s %(levelname)s %(levelno)d %(pathname)s %(filename)s %(module)s %(lineno)04d %(funcName)s %(message)s')
show('%(asctime)s %(message)s')
show('%(asctime)s', '%Y/%m/%d %H-%M')
show('%(msecs)03d %(created).2f')
show('{name}:{message}', style='{')
show('{asctime}', style='{')
show('{message!r:>20}', style='{')
show('$name ${message} $$', style='$')
show('${asctime}', style='$')
show('%(nope)s')
show('{nope}', style='{')
show('$nope', style='$')
show('no fields')
show('no fields', style='{')
show('no fields', style='$')
show('bare $ sign', style='$')
show('{0', style='{')
show('{message!x}', style='{')
show('{message:zzzz}', style='{')
show('x', style='x')
show('anything %d', validate=False) if False else None
show('%(custom)s %(message)s', defaults={'custom': 'default'})
show('{custom} {message}', style='{', defaults={'custom': 'default'})


class Mine(logging.Formatter):
    def format(self, record):
        return '<' + super().format(record) + '>'

    def formatTime(self, record, datefmt=None):
        return 'now'


print(Mine('%(asctime)s %(message)s').format(record))
try:
    raise ValueError('inside')
except ValueError:
    import sys
    r = logging.makeLogRecord({'msg': 'with error', 'exc_info': sys.exc_info()})
print(logging.Formatter().format(r))
r.stack_info = 'Stack:\n  here'
print(logging.Formatter('%(message)s!').format(r))
print(repr(record), record.getMessage())
print(logging.makeLogRecord({'msg': 'a %(k)s', 'args': {'k': 1}}).getMessage())
print(logging.LogRecord('n', 10, '/x/y.py', 3, 'm %(k)s', ({'k': 'v'},), None).getMessage())
lr = logging.LogRecord('n', 45, '/x/y.py', 3, 'msg', (), None, 'func')
print(lr.levelname, lr.filename, lr.module, lr.funcName, lr.exc_info, lr.stack_info)
bf = logging.BufferingFormatter(logging.Formatter('%(message)s;'))
print(bf.format([record, lr]), repr(bf.format([])))
print(logging.BASIC_FORMAT)
