import logging
import sys

seen = []


class Keep(logging.Handler):
    def emit(self, record):
        seen.append(record)


log = logging.getLogger('details')
log.addHandler(Keep())
log.propagate = False


def outer():
    inner()


def inner():
    log.warning('here')
    log.warning('one up', stacklevel=2)
    log.warning('extra', extra={'user': 'u', 'n': 5})


outer()
for r in seen:
    print(r.funcName, r.lineno, r.filename.endswith('.py'), r.module == r.filename[:-3], r.name, r.levelno)
print(seen[2].user, seen[2].n, seen[0].threadName, seen[0].processName, seen[0].taskName)
print(seen[0].exc_info, seen[0].args, type(seen[0].created).__name__, 0 <= seen[0].msecs < 1000)
logging.setLogRecordFactory(lambda *args, **kw: seen.append('made') or logging.LogRecord(*args, **kw))
log.error('x')
print(seen[-2], logging.getLogRecordFactory() is logging.LogRecord)
logging.setLogRecordFactory(logging.LogRecord)
log.handlers[0].setFormatter(logging.Formatter('%(message)s'))


class Broken(logging.Handler):
    def emit(self, record):
        try:
            raise ValueError
        except ValueError:
            self.handleError(record)


logging.raiseExceptions = False
log.addHandler(Broken())
log.error('no trouble')
import warnings
logging.captureWarnings(True)
h = logging.StreamHandler(sys.stdout)
h.setFormatter(logging.Formatter('%(name)s %(levelname)s %(message).20s'))
logging.getLogger('py.warnings').addHandler(h)
logging.captureWarnings(False)
