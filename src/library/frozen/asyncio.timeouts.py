# Time-outs around blocks (library reference, "Timeouts").

from asyncio import events, exceptions, tasks

__all__ = ('Timeout', 'timeout', 'timeout_at')


class Timeout:
    """A block that is cancelled when its time is over; the cancellation leaves it as TimeoutError."""

    def __init__(self, when):
        self._stage = 'created'
        self._when = when
        self._timer = None
        self._task = None
        self._before = 0

    def __repr__(self):
        if self._stage != 'active':
            return f'<Timeout [{self._stage}]>'
        return f'<Timeout [active] when={None if self._when is None else round(self._when, 3)}>'

    def when(self):
        """The deadline by the loop's clock, or None."""
        return self._when

    def reschedule(self, when):
        """Set another deadline."""
        if self._stage == 'created':
            raise RuntimeError('Timeout has not been entered')
        if self._stage != 'active':
            raise RuntimeError(f'Cannot change state of {self._stage} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if when is not None:
            loop = events.get_running_loop()
            if when <= loop.time():
                self._timer = loop.call_soon(self._expire)
            else:
                self._timer = loop.call_at(when, self._expire)

    def expired(self):
        """Was the time over before the block was?"""
        return self._stage in ('expiring', 'expired')

    def _expire(self):
        self._task.cancel()
        self._stage = 'expiring'
        self._timer = None

    async def __aenter__(self):
        if self._stage != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = tasks.current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._stage = 'active'
        self._task = task
        self._before = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._stage == 'active':
            self._stage = 'finished'
            return None
        self._stage = 'expired'
        if self._task.uncancel() <= self._before and exc_type is not None:
            if issubclass(exc_type, exceptions.CancelledError):
                raise TimeoutError from exc_val
            if exc_val is not None:
                _show_timeout(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for member in exc_val.exceptions:
                        _show_timeout(member)
        return None


def _show_timeout(error):
    """Where our cancellation stands in the chain of contexts, put a TimeoutError before it."""
    while error.__context__ is not None:
        if isinstance(error.__context__, exceptions.CancelledError):
            late = TimeoutError()
            late.__context__ = late.__cause__ = error.__context__
            error.__context__ = late
            return
        error = error.__context__


def timeout(delay):
    """A block that may take so many seconds."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """A block that has to end at a time of the loop's clock."""
    return Timeout(when)
