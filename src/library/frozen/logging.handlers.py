# logging.handlers (library reference, "logging.handlers"): the handlers that need neither a network nor threads.

import logging

__all__ = ['BufferingHandler', 'MemoryHandler', 'QueueHandler', 'QueueListener', 'RotatingFileHandler']


class BufferingHandler(logging.Handler):
    """Keeps records until there are so many."""

    def __init__(self, capacity):
        logging.Handler.__init__(self)
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Are there enough?"""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Keep a record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forget the records."""
        self.buffer.clear()

    def close(self):
        """Flush and close."""
        self.flush()
        logging.Handler.close(self)


class MemoryHandler(BufferingHandler):
    """Keeps records until there are many or one is grave, then gives them to another handler."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        BufferingHandler.__init__(self, capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Are there enough, or is this one grave?"""
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Set the handler that gets them."""
        self.target = target

    def flush(self):
        """Give the records to the target."""
        if self.target:
            records, self.buffer = self.buffer, []
            for record in records:
                self.target.handle(record)

    def close(self):
        """Flush, if that is wanted, and close."""
        if self.flushOnClose:
            self.flush()
        self.target = None
        self.buffer = []
        logging.Handler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue."""

    def __init__(self, queue):
        logging.Handler.__init__(self)
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Put a record."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """The record as it goes into the queue: with its text, without its arguments."""
        from copy import copy
        text = self.format(record)
        record = copy(record)
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        """Put a record."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Gives the records of a queue to handlers: there are no threads, so when it is stopped."""

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """Take a record."""
        return self.queue.get_nowait()

    def prepare(self, record):
        """The record as the handlers get it."""
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def start(self):
        """Nothing to start."""

    def stop(self):
        """Give all that is in the queue to the handlers."""
        while not self.queue.empty():
            self.handle(self.dequeue(False))


DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514
_MIDNIGHT = 24 * 60 * 60


class WatchedFileHandler(logging.FileHandler):
    """A FileHandler that begins a new file when the program has moved or removed the one it writes to."""

    def reopenIfNeeded(self):
        """Open the file again if there is none of that name any more."""
        import os
        if self.stream is not None and not os.path.exists(self.baseFilename):
            self.stream.close()
            self.stream = self._open()

    def emit(self, record):
        """Write a record."""
        self.reopenIfNeeded()
        logging.FileHandler.emit(self, record)


class BaseRotatingHandler(logging.FileHandler):
    """Begins a new file now and then."""

    namer = None
    rotator = None

    def __init__(self, filename, mode, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, mode, encoding, delay, errors)
        self.mode = mode
        self.encoding = encoding
        self.errors = errors

    def emit(self, record):
        """Write a record."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name that an older file gets."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Give the file its other name."""
        if callable(self.rotator):
            self.rotator(source, dest)
        else:
            import os
            if os.path.exists(source):
                os.replace(source, dest)


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins a new file at times; by the sandbox's clock."""

    def __init__(self, filename, when='h', interval=1, backupCount=0, encoding=None, delay=False, utc=False,
                 atTime=None, errors=None):
        BaseRotatingHandler.__init__(self, filename, 'a', encoding, delay, errors)
        self.when = when.upper()
        self.backupCount = backupCount
        self.utc = utc
        self.atTime = atTime
        seconds = {'S': 1, 'M': 60, 'H': 3600, 'D': _MIDNIGHT, 'MIDNIGHT': _MIDNIGHT}
        if self.when.startswith('W'):
            if len(self.when) != 2:
                raise ValueError(f'You must specify a day for weekly rollover from 0 to 6 (0 is Monday): {self.when}')
            if not '0' <= self.when[1] <= '6':
                raise ValueError(f'Invalid day specified for weekly rollover: {self.when}')
            self.dayOfWeek = int(self.when[1])
            self.interval = 7 * _MIDNIGHT
        elif self.when in seconds:
            self.interval = seconds[self.when]
        else:
            raise ValueError(f'Invalid rollover interval specified: {self.when}')
        self.suffix = {'S': '%Y-%m-%d_%H-%M-%S', 'M': '%Y-%m-%d_%H-%M', 'H': '%Y-%m-%d_%H'}.get(self.when, '%Y-%m-%d')
        parts = self.suffix.replace('%Y', r'\d{4}')
        for letter in 'mdHMS':
            parts = parts.replace('%' + letter, r'\d{2}')
        import re
        self.extMatch = re.compile(rf'(?<!\d){parts}(?!\d)(?:\.\w+)?', re.ASCII)
        self.interval *= interval
        import time
        self.rolloverAt = self.computeRollover(int(time.time()))

    def computeRollover(self, currentTime):
        """When the next file begins."""
        result = currentTime + self.interval
        if self.when == 'MIDNIGHT' or self.when.startswith('W'):
            at = _MIDNIGHT
            if self.atTime is not None:
                at = (self.atTime.hour * 60 + self.atTime.minute) * 60 + self.atTime.second
            left = at - currentTime % _MIDNIGHT
            day = (currentTime // _MIDNIGHT + 3) % 7
            if left <= 0:
                left += _MIDNIGHT
                day = (day + 1) % 7
            result = currentTime + left
            if self.when.startswith('W'):
                result += (self.dayOfWeek - day) % 7 * _MIDNIGHT
            result += self.interval - (7 * _MIDNIGHT if self.when.startswith('W') else _MIDNIGHT)
        return result

    def shouldRollover(self, record):
        """Is it time for a new file?"""
        import time
        return int(time.time()) >= self.rolloverAt

    def getFilesToDelete(self):
        """The files that are too many."""
        import os
        folder, base = os.path.split(self.baseFilename)
        names = sorted(name for name in os.listdir(folder)
                       if name.startswith(base + '.') and self.extMatch.fullmatch(name, len(base) + 1))
        return [os.path.join(folder, name) for name in names[:max(0, len(names) - self.backupCount)]]

    def doRollover(self):
        """Begin a new file."""
        import os
        import time
        now = int(time.time())
        if self.stream is not None:
            self.stream.close()
            self.stream = None
        start = time.gmtime(self.rolloverAt - self.interval)
        self.rotate(self.baseFilename, self.rotation_filename(f'{self.baseFilename}.{time.strftime(self.suffix, start)}'))
        if self.backupCount > 0:
            for name in self.getFilesToDelete():
                os.remove(name)
        if not self.delay:
            self.stream = self._open()
        self.rolloverAt = self.computeRollover(now)


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when the file is long; older ones get a number."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        BaseRotatingHandler.__init__(self, filename, 'a' if maxBytes > 0 else mode, encoding, delay, errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def shouldRollover(self, record):
        """Would the record make the file too long?"""
        if self.maxBytes <= 0:
            return False
        if self.stream is None:
            self.stream = self._open()
        at = self.stream.tell()
        return at > 0 and at + len(self.format(record)) + 1 >= self.maxBytes

    def doRollover(self):
        """Begin a new file."""
        import os
        self.stream.close()
        for number in range(self.backupCount, 0, -1):
            source = self.baseFilename if number == 1 else f'{self.baseFilename}.{number - 1}'
            if os.path.exists(source):
                self.rotate(source, self.rotation_filename(f'{self.baseFilename}.{number}'))
        self.stream = self._open() if self.backupCount else open(self.baseFilename, 'w', encoding=self.encoding)
