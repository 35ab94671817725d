# queue (library reference, "queue"). There are no threads here: an operation that would have to wait for one
# raises Empty or Full at once.

from _types import GenericAlias
from collections import deque
from heapq import heappop, heappush

__all__ = ['Empty', 'Full', 'ShutDown', 'Queue', 'PriorityQueue', 'LifoQueue', 'SimpleQueue']


class Empty(Exception):
    """Raised by get() when there is nothing to get."""


class Full(Exception):
    """Raised by put() when there is no room."""


class ShutDown(Exception):
    """Raised by get() and put() after shutdown()."""


Empty.__module__ = '_queue'


class Queue:
    """First in, first out. maxsize 0 or less means without bound."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.unfinished_tasks = 0
        self.is_shutdown = False

    def task_done(self):
        """Say that an item that was got has been worked on."""
        unfinished = self.unfinished_tasks - 1
        if unfinished < 0:
            raise ValueError('task_done() called too many times')
        self.unfinished_tasks = unfinished

    def join(self):
        """Wait until all items are done."""
        if self.unfinished_tasks:
            raise RuntimeError('join() would wait forever: there are no threads in the sandbox')

    def qsize(self):
        """The number of items."""
        return self._qsize()

    def empty(self):
        """Is there no item?"""
        return not self._qsize()

    def full(self):
        """Is there no room?"""
        return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Put an item; Full when there is no room, since no thread will make any."""
        if self.is_shutdown:
            raise ShutDown
        if block and timeout is not None and timeout < 0 and self.maxsize > 0:
            raise ValueError("'timeout' must be a non-negative number")
        if 0 < self.maxsize <= self._qsize():
            raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        """Get an item; Empty when there is none, since no thread will put any."""
        if self.is_shutdown and not self._qsize():
            raise ShutDown
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._qsize():
            raise Empty
        return self._get()

    def put_nowait(self, item):
        """Put an item, or raise Full."""
        return self.put(item, block=False)

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(block=False)

    def shutdown(self, immediate=False):
        """Let no more items in; with immediate, drop those that are there."""
        self.is_shutdown = True
        if immediate:
            while self._qsize():
                self._get()
                if self.unfinished_tasks > 0:
                    self.unfinished_tasks -= 1

    # What other kinds of queue override.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """First in, first out, without bound and without tasks."""

    def __init__(self):
        self._items = deque()

    def put(self, item, block=True, timeout=None):
        """Put an item."""
        self._items.append(item)

    def get(self, block=True, timeout=None):
        """Get an item; Empty when there is none, since no thread will put any."""
        if block and timeout is not None:
            if not hasattr(type(timeout), '__float__') and not hasattr(type(timeout), '__index__'):
                raise TypeError(f"'{type(timeout).__name__}' object cannot be interpreted as an integer")
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
        if not self._items:
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        """Put an item."""
        self._items.append(item)

    def get_nowait(self):
        """Get an item, or raise Empty."""
        return self.get(block=False)

    def empty(self):
        """Is there no item?"""
        return not self._items

    def qsize(self):
        """The number of items."""
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)
