import logging
import logging.handlers
import queue


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


shown = []


class Target(logging.Handler):
    def emit(self, record):
        shown.append(record.getMessage())


record = logging.makeLogRecord({"msg": "hello %s", "args": ("you",), "levelno": 20, "levelname": "INFO"})
error = logging.makeLogRecord({"msg": "bad", "levelno": 40, "levelname": "ERROR"})
target = Target()
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=target)
memory.handle(record)
print(shown, memory.shouldFlush(record), memory.shouldFlush(error), len(memory.buffer))
memory.handle(error)
print(shown, len(memory.buffer))
memory.setTarget(None)
memory.handle(record)
memory.setTarget(target)
memory.flush()
print(shown)
memory.close()
buffer = logging.handlers.BufferingHandler(2)
buffer.handle(record)
print(len(buffer.buffer), buffer.shouldFlush(record))
buffer.handle(record)
print(len(buffer.buffer))
q = queue.Queue()
handler = logging.handlers.QueueHandler(q)
handler.handle(record)
prepared = q.get()
print(prepared.msg, prepared.args, handler.prepare(record).getMessage())
handler.enqueue(record)
print(q.qsize())
listener = logging.handlers.QueueListener(q, target, respect_handler_level=True)
print(listener.dequeue(True) is record, listener.prepare(record) is record)
listener.handle(record)
print(shown[-1], len(shown))
for cls in (logging.handlers.BaseRotatingHandler, logging.handlers.RotatingFileHandler, logging.handlers.TimedRotatingFileHandler, logging.handlers.WatchedFileHandler):
    print(cls.__name__, issubclass(cls, logging.FileHandler))
