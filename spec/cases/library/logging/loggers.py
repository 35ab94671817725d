import logging
import sys


class Lines(logging.Handler):
    def emit(self, record):
        print('handled', record.name, record.levelname, record.getMessage())


root = logging.getLogger()
print(root, root.name, root is logging.getLogger('root'), logging.getLogger('') is root, logging.root is root)
a, ab, abc = logging.getLogger('a'), logging.getLogger('a.b'), logging.getLogger('a.b.c')
print(a, ab.parent is a, abc.parent is ab, a.parent is root, logging.getLogger('a') is a)
deep = logging.getLogger('p.q.r.s')
print(deep.parent.name)
middle = logging.getLogger('p.q')
print(deep.parent.name, middle.parent.name, sorted(x.name for x in a.getChildren()), a.getChild('b') is ab)
print(a.level, a.getEffectiveLevel(), root.getEffectiveLevel())
a.setLevel('INFO')
print(a.level, ab.getEffectiveLevel(), ab.isEnabledFor(logging.DEBUG), ab.isEnabledFor(20))
h = Lines()
a.addHandler(h)
a.addHandler(h)
print(a.handlers == [h], ab.hasHandlers(), root.hasHandlers())
ab.info('up')
ab.debug('not')
ab.propagate = False
ab.warning('alone')
ab.propagate = True
a.disabled = True
a.error('disabled')
ab.error('child is not')
a.disabled = False
logging.disable(logging.ERROR)
a.error('off')
a.critical('on')
logging.disable(logging.NOTSET)
a.removeHandler(h)
a.removeHandler(h)
root.addHandler(Lines())
abc.warning('to root')
abc.log(15, 'too low')
abc.log(35, 'custom')
logging.addLevelName(35, 'NOTICE')
abc.log(35, 'custom')
print(logging.getLevelName(35), logging.getLevelName('NOTICE'), logging.getLevelName(36), logging.getLevelName('nope'))
print(logging.getLevelName(30), logging.getLevelName('WARN'), sorted(logging.getLevelNamesMapping().items()))
for f in (lambda: abc.setLevel('bad'), lambda: abc.setLevel(None), lambda: abc.log('x', 'm'), lambda: logging.getLogger(5),
          lambda: logging.setLoggerClass(int), lambda: abc.info('x', extra={'message': 1}), lambda: abc.error('x', extra={'name': 1})):
    try:
        f()
    except (ValueError, TypeError, KeyError) as e:
        print(type(e).__name__, e)


class MyLogger(logging.Logger):
    def loud(self, msg):
        self.warning(msg.upper())


logging.setLoggerClass(MyLogger)
logging.getLogger('mine').loud('hey')
print(logging.getLoggerClass().__name__, logging.getLogger('mine'))
logging.setLoggerClass(logging.Logger)
adapter = logging.LoggerAdapter(a, {'user': 'u1'})
root.handlers[0].setFormatter(logging.Formatter('%(message)s'))
adapter.warning('adapted')
print(adapter, adapter.isEnabledFor(10), adapter.name)


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs


Prefix(a, {'id': 7}).error('prefixed %s', 'x')
