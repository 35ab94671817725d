# Locks and their like (library reference, "Synchronization Primitives"). Whoever waits has a future in a queue; the first
# future that is not done yet is the next in turn.

from asyncio import events, exceptions
from collections import deque

__all__ = ('Lock', 'Event', 'Condition', 'Semaphore', 'BoundedSemaphore', 'Barrier')


class _LoopBound:
    """Belongs to the loop in which it first had to wait."""

    _loop = None

    def _get_loop(self):
        loop = events.get_running_loop()
        if self._loop is None:
            self._loop = loop
        if loop is not self._loop:
            raise RuntimeError(f'{self!r} is bound to a different event loop')
        return loop


class _Waited(_LoopBound):
    """Has a queue of those who wait."""

    def __init__(self):
        self._waiters = deque()

    def __repr__(self):
        waiting = f', waiters:{len(self._waiters)}' if self._waiters else ''
        return f'<{object.__repr__(self)[1:-1]} [{self._state_text()}{waiting}]>'

    async def _wait_turn(self):
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)
        return future

    def _wake(self, count, result=True):
        """Wake up to so many of those who were not woken yet; how many there were."""
        woken = 0
        for future in self._waiters:
            if woken >= count:
                break
            if not future.done():
                future.set_result(result)
                woken += 1
        return woken


class _Entered:
    """`async with` acquires and releases."""

    async def __aenter__(self):
        await self.acquire()
        return None

    async def __aexit__(self, exc_type, exc, tb):
        self.release()


class Lock(_Entered, _Waited):
    """A lock; those who wait for it get it in turn."""

    def __init__(self):
        _Waited.__init__(self)
        self._locked = False

    def _state_text(self):
        return 'locked' if self._locked else 'unlocked'

    def locked(self):
        """Is it held?"""
        return self._locked

    async def acquire(self):
        """Take it, when it is free."""
        if self._locked or not all(future.cancelled() for future in self._waiters):
            try:
                await self._wait_turn()
            except exceptions.CancelledError:
                if not self._locked:
                    self._wake_first()
                raise
        self._locked = True
        return True

    def release(self):
        """Give it to the next, or free it."""
        if not self._locked:
            raise RuntimeError('Lock is not acquired.')
        self._locked = False
        self._wake_first()

    def _wake_first(self):
        if self._waiters and not self._waiters[0].done():
            self._waiters[0].set_result(True)


class Event(_Waited):
    """A flag to wait for."""

    def __init__(self):
        _Waited.__init__(self)
        self._value = False

    def _state_text(self):
        return 'set' if self._value else 'unset'

    def is_set(self):
        """Is the flag set?"""
        return self._value

    def set(self):
        """Set the flag; all who wait go on."""
        if not self._value:
            self._value = True
            self._wake(len(self._waiters))

    def clear(self):
        """Clear the flag."""
        self._value = False

    async def wait(self):
        """Wait until the flag is set."""
        if not self._value:
            await self._wait_turn()
        return True


class Condition(_Entered, _Waited):
    """Waiting, with a lock, for others to say that something has changed."""

    def __init__(self, lock=None):
        _Waited.__init__(self)
        if lock is None:
            lock = Lock()
        self._lock = lock
        self.locked = lock.locked
        self.acquire = lock.acquire
        self.release = lock.release

    def _state_text(self):
        return 'locked' if self.locked() else 'unlocked'

    async def wait(self):
        """Release the lock, wait until notified, acquire it again."""
        if not self.locked():
            raise RuntimeError('cannot wait on un-acquired lock')
        # Before the lock is released, so that a wrong loop is found out in time.
        self._get_loop()
        self.release()
        try:
            try:
                await self._wait_turn()
                return True
            finally:
                await self._acquire_again()
        except BaseException:
            # A notification that this one will make no use of is for another.
            self._wake(1, False)
            raise

    async def _acquire_again(self):
        cancellation = None
        while True:
            try:
                await self.acquire()
                break
            except exceptions.CancelledError as error:
                cancellation = error
        if cancellation is not None:
            raise cancellation

    async def wait_for(self, predicate):
        """Wait until the predicate is true; its value."""
        while not (value := predicate()):
            await self.wait()
        return value

    def notify(self, n=1):
        """Wake up to so many of those who wait."""
        if not self.locked():
            raise RuntimeError('cannot notify on un-acquired lock')
        self._wake(n, False)

    def notify_all(self):
        """Wake all who wait."""
        self.notify(len(self._waiters))


class Semaphore(_Entered, _Waited):
    """A number of permits."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError('Semaphore initial value must be >= 0')
        _Waited.__init__(self)
        self._value = value

    def _state_text(self):
        return 'locked' if self.locked() else f'unlocked, value:{self._value}'

    def locked(self):
        """Would acquire() have to wait?"""
        return self._value == 0 or not all(future.cancelled() for future in self._waiters)

    async def acquire(self):
        """Take a permit, when there is one."""
        if not self.locked():
            self._value -= 1
            return True
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except exceptions.CancelledError:
            # A permit was handed over already: it goes back.
            if future.done() and not future.cancelled():
                self._value += 1
            raise
        finally:
            while self._value > 0 and self._hand_over():
                pass
        return True

    def _hand_over(self):
        """Give a permit to the first who waits; was there one?"""
        if self._wake(1):
            self._value -= 1
            return True
        return False

    def release(self):
        """Give a permit back."""
        self._value += 1
        self._hand_over()


class BoundedSemaphore(Semaphore):
    """A semaphore that is not released more often than it was acquired."""

    def __init__(self, value=1):
        self._bound = value
        super().__init__(value)

    def release(self):
        """Give a permit back."""
        if self._value >= self._bound:
            raise ValueError('BoundedSemaphore released too many times')
        super().release()


class Barrier(_LoopBound):
    """A point at which a number of tasks wait for each other."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError('parties must be > 0')
        self._parties = parties
        self._changed = Condition()
        self._stage = 'filling'
        self._inside = 0

    def __repr__(self):
        waiting = '' if self.broken else f', waiters:{self.n_waiting}/{self._parties}'
        return f'<{object.__repr__(self)[1:-1]} [{self._stage}{waiting}]>'

    @property
    def parties(self):
        """How many tasks it takes."""
        return self._parties

    @property
    def n_waiting(self):
        """How many tasks wait."""
        return self._inside if self._stage == 'filling' else 0

    @property
    def broken(self):
        """Was it aborted?"""
        return self._stage == 'broken'

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    def _may_enter(self):
        return self._stage not in ('draining', 'resetting')

    def _is_full(self):
        return self._stage != 'filling'

    async def wait(self):
        """Wait for the others; each task gets another number from 0."""
        async with self._changed:
            await self._changed.wait_for(self._may_enter)
            if self._stage == 'broken':
                raise exceptions.BrokenBarrierError('Barrier aborted')
            number = self._inside
            self._inside += 1
            try:
                if number + 1 == self._parties:
                    self._stage = 'draining'
                    self._changed.notify_all()
                else:
                    await self._changed.wait_for(self._is_full)
                    if self._stage in ('broken', 'resetting'):
                        raise exceptions.BrokenBarrierError('Abort or reset of barrier')
                return number
            finally:
                self._inside -= 1
                if self._inside == 0:
                    if self._stage in ('resetting', 'draining'):
                        self._stage = 'filling'
                    self._changed.notify_all()

    async def reset(self):
        """Back to the beginning; those who wait get BrokenBarrierError."""
        async with self._changed:
            self._stage = 'resetting' if self._inside > 0 else 'filling'
            self._changed.notify_all()

    async def abort(self):
        """Break it: who waits, or will, gets BrokenBarrierError."""
        async with self._changed:
            self._stage = 'broken'
            self._changed.notify_all()
