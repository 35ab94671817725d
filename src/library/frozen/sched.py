"""A generally useful event scheduler class."""
import heapq
import time as _time

__all__ = ['scheduler']


class Event(tuple):
    """What a scheduler holds: time, priority, sequence, action, argument, kwargs."""

    __slots__ = ()
    __module__ = 'sched'
    _fields = __match_args__ = ('time', 'priority', 'sequence', 'action', 'argument', 'kwargs')

    def __new__(cls, time, priority, sequence, action, argument, kwargs):
        return tuple.__new__(cls, (time, priority, sequence, action, argument, kwargs))

    time = property(lambda self: self[0], doc='Numeric type compatible with the return value of the timefunc function.')
    priority = property(lambda self: self[1], doc='Events scheduled for the same time are run in the order of their priority.')
    sequence = property(lambda self: self[2], doc='A continually increasing sequence number.')
    action = property(lambda self: self[3], doc='The function to run.')
    argument = property(lambda self: self[4], doc='The positional arguments for the action.')
    kwargs = property(lambda self: self[5], doc='The keyword arguments for the action.')

    def __repr__(self):
        return 'Event(' + ', '.join(f'{name}={value!r}' for name, value in zip(self._fields, self)) + ')'


_nothing = object()


class scheduler:
    """Runs functions at times that a clock function gives; waits by a delay function."""

    def __init__(self, timefunc=_time.monotonic, delayfunc=_time.sleep):
        self._queue = []
        self._next = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=_nothing):
        """Enter a new event in the queue at an absolute time; returns the event, for cancel()."""
        event = Event(time, priority, self._next, action, argument, {} if kwargs is _nothing else kwargs)
        self._next += 1
        heapq.heappush(self._queue, (time, priority, event.sequence, event))
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_nothing):
        """A variant that specifies the time as a relative time."""
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        """Remove an event from the queue; ValueError when it is not there."""
        for at, entry in enumerate(self._queue):
            if entry[3] is event:
                del self._queue[at]
                heapq.heapify(self._queue)
                return
        raise ValueError('list.remove(x): x not in list')

    def empty(self):
        """Check whether the queue is empty."""
        return not self._queue

    def run(self, blocking=True):
        """Execute events until the queue is empty; with blocking=False those that are due, and say when the next one is."""
        queue = self._queue
        while queue:
            event = queue[0][3]
            now = self.timefunc()
            if event.time > now:
                if not blocking:
                    return event.time - now
                self.delayfunc(event.time - now)
                continue
            heapq.heappop(queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        """An ordered list of upcoming events."""
        return [entry[3] for entry in sorted(self._queue, key=lambda entry: entry[:3])]
