import io
import logging
import logging.handlers
import sys

log = logging.getLogger('t')
log.setLevel(logging.DEBUG)
log.propagate = False
out = io.StringIO()
h = logging.StreamHandler(out)
h.setLevel(logging.WARNING)
h.setFormatter(logging.Formatter('%(levelname)s %(message)s'))
log.addHandler(h)
log.info('low')
log.warning('high')
h.terminator = '|\n'
log.error('ended')
print(repr(out.getvalue()))
other = io.StringIO()
print(h.setStream(other) is out, h.setStream(other))
log.error('moved')
print(repr(other.getvalue()))


class Only(logging.Filter):
    def filter(self, record):
        record.extra_field = 'added'
        return 'keep' in record.msg


h.addFilter(Only())
h.setFormatter(logging.Formatter('%(extra_field)s %(message)s'))
log.error('keep this')
log.error('drop this')
print(repr(other.getvalue()))
h.setFormatter(logging.Formatter('%(message)s'))
h.filters.clear()
h.addFilter(lambda record: record.levelno > 40)
log.error('e')
log.critical('c')
print(repr(other.getvalue()[-20:]))


def replace(record):
    import copy
    record = copy.copy(record)
    record.msg = 'replaced'
    return record


h.filters.clear()
h.addFilter(replace)
log.error('original')
print(repr(other.getvalue()[-20:]))
f = logging.Filter('a.b')
for name in ('a.b', 'a.b.c', 'a', 'a.bc'):
    print(name, f.filter(logging.makeLogRecord({'name': name})))
print(logging.Filter().filter(logging.makeLogRecord({'name': 'x'})))
print(h, logging.NullHandler(), logging.StreamHandler(sys.stdout), logging.Handler(5))
h.name = 'handler one'
print(logging.getHandlerByName('handler one') is h, logging.getHandlerNames(), h.get_name())
h.close()
print(logging.getHandlerNames())
for bad in (lambda: logging.Handler().emit(None), lambda: logging.Handler('x'), lambda: h.setLevel([])):
    try:
        bad()
    except (NotImplementedError, ValueError, TypeError) as e:
        print(type(e).__name__, e)
log.handlers.clear()
target = logging.StreamHandler(sys.stdout)
memory = logging.handlers.MemoryHandler(3, logging.ERROR, target)
log.addHandler(memory)
log.info('one')
log.info('two')
print('nothing yet', len(memory.buffer))
log.error('three flushes')
log.info('four')
memory.close()
log.handlers.clear()
import queue
q = queue.Queue()
log.addHandler(logging.handlers.QueueHandler(q))
log.info('queued %d', 5)
r = q.get_nowait()
print(r.msg, r.args, r.message)
log.handlers.clear()
log.addHandler(logging.NullHandler())
log.critical('nowhere')
print(log.handlers[0].handle(r))
