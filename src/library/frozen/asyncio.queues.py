# Queues (library reference, "Queues"): putting waits for room, getting for an item.

from _types import GenericAlias
from asyncio.locks import Event, _LoopBound
from collections import deque
from heapq import heappop, heappush

__all__ = ('Queue', 'PriorityQueue', 'LifoQueue', 'QueueFull', 'QueueEmpty', 'QueueShutDown')


class QueueEmpty(Exception):
    """There is no item to get at once."""


class QueueFull(Exception):
    """There is no room to put an item at once."""


class QueueShutDown(Exception):
    """The queue was shut down."""


def _wake_next(waiters):
    while waiters:
        future = waiters.popleft()
        if not future.done():
            future.set_result(None)
            return


def _wake_all(waiters):
    while waiters:
        _wake_next(waiters)


class Queue(_LoopBound):
    """First in, first out. maxsize 0 or less means without bound."""

    def __init__(self, maxsize=0):
        self._maxsize = maxsize
        self._getters = deque()
        self._putters = deque()
        self._unfinished = 0
        self._all_done = Event()
        self._all_done.set()
        self._is_shut = False
        self._init(maxsize)

    # What other kinds of queue override.

    def _init(self, maxsize):
        self._queue = deque()

    def _get(self):
        return self._queue.popleft()

    def _put(self, item):
        self._queue.append(item)

    __class_getitem__ = classmethod(GenericAlias)

    def __repr__(self):
        return f'<{type(self).__name__} at {id(self):#x} {self._format()}>'

    def __str__(self):
        return f'<{type(self).__name__} {self._format()}>'

    def _format(self):
        parts = [f'maxsize={self._maxsize!r}']
        if getattr(self, '_queue', None):
            parts.append(f'_queue={list(self._queue)!r}')
        if self._getters:
            parts.append(f'_getters[{len(self._getters)}]')
        if self._putters:
            parts.append(f'_putters[{len(self._putters)}]')
        if self._unfinished:
            parts.append(f'tasks={self._unfinished}')
        if self._is_shut:
            parts.append('shutdown')
        return ' '.join(parts)

    def qsize(self):
        """The number of items."""
        return len(self._queue)

    @property
    def maxsize(self):
        """How many items there is room for."""
        return self._maxsize

    def empty(self):
        """Is there no item?"""
        return not self._queue

    def full(self):
        """Is there no room?"""
        return 0 < self._maxsize <= self.qsize()

    async def _wait(self, waiters, is_still_so):
        future = self._get_loop().create_future()
        waiters.append(future)
        try:
            await future
        except BaseException:
            future.cancel()
            if future in waiters:
                waiters.remove(future)
            # Woken and cancelled at once: another has the turn.
            if not is_still_so() and not future.cancelled():
                _wake_next(waiters)
            raise

    async def put(self, item):
        """Put an item, when there is room."""
        while self.full():
            if self._is_shut:
                raise QueueShutDown
            await self._wait(self._putters, self.full)
        return self.put_nowait(item)

    def put_nowait(self, item):
        """Put an item, or raise QueueFull."""
        if self._is_shut:
            raise QueueShutDown
        if self.full():
            raise QueueFull
        self._put(item)
        self._unfinished += 1
        self._all_done.clear()
        _wake_next(self._getters)

    async def get(self):
        """Take an item, when there is one."""
        while self.empty():
            if self._is_shut:
                raise QueueShutDown
            await self._wait(self._getters, self.empty)
        return self.get_nowait()

    def get_nowait(self):
        """Take an item, or raise QueueEmpty."""
        if self.empty():
            raise QueueShutDown if self._is_shut else QueueEmpty
        item = self._get()
        _wake_next(self._putters)
        return item

    def task_done(self):
        """Say that an item that was taken has been worked on."""
        if self._unfinished <= 0:
            raise ValueError('task_done() called too many times')
        self._unfinished -= 1
        if self._unfinished == 0:
            self._all_done.set()

    async def join(self):
        """Wait until all items have been worked on."""
        if self._unfinished > 0:
            await self._all_done.wait()

    def shutdown(self, immediate=False):
        """Let no more items in; with immediate, drop those that are there."""
        self._is_shut = True
        if immediate:
            while not self.empty():
                self._get()
                if self._unfinished > 0:
                    self._unfinished -= 1
            if self._unfinished == 0:
                self._all_done.set()
        _wake_all(self._getters)
        _wake_all(self._putters)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        heappush(self._queue, item)

    def _get(self):
        return heappop(self._queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        self._queue.append(item)

    def _get(self):
        return self._queue.pop()
