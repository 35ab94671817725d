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


class RotatingFileHandler(logging.FileHandler):
    """Begins a new file when the file is long; older ones get a number."""

    def __init__(self, filename, mode='a', maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        logging.FileHandler.__init__(self, filename, 'a' if maxBytes > 0 else mode, encoding, delay, errors)
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
                os.replace(source, f'{self.baseFilename}.{number}')
        self.stream = self._open() if self.backupCount else open(self.baseFilename, 'w', encoding=self.encoding)

    def emit(self, record):
        """Write a record."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)
