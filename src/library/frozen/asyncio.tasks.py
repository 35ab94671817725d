# Tasks and functions over them (library reference, "Coroutines and Tasks").

import _loops
import _tools
import contextvars
from _types import GenericAlias
from types import coroutine as _generator_coroutine
from asyncio import coroutines, events, exceptions, futures
from asyncio.futures import Future
from functools import partial

__all__ = ('Task', 'create_task', 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'wait', 'wait_for',
           'as_completed', 'sleep', 'gather', 'shield', 'ensure_future', 'run_coroutine_threadsafe', 'current_task',
           'all_tasks', 'create_eager_task_factory', 'eager_task_factory', '_register_task', '_unregister_task',
           '_enter_task', '_leave_task')

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'

_count = 0


def current_task(loop=None):
    """The task under way, or None."""
    if loop is None:
        loop = events.get_running_loop()
    task = _loops.task()
    return task if task is not None and task._loop is loop else None


def all_tasks(loop=None):
    """The tasks that are not done."""
    if loop is None:
        loop = events.get_running_loop()
    return {task for task in loop._tasks if not task.done()}


class Task(Future):
    """A coroutine that an event loop runs."""

    # The future or tool call that the coroutine waits for.
    _waits_for = None
    _must_cancel = False
    _requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _count
        if not coroutines.iscoroutine(coro):
            if not _tools.is_call(coro):
                raise TypeError(f'a coroutine was expected, got {coro!r}')
            coro = _answer_of(coro)
        self._loop = loop = events.get_event_loop() if loop is None else loop
        self._callbacks = []
        if name is None:
            _count += 1
            self._name = _count
        else:
            self._name = str(name)
        self._coro = coro
        self._place = _loops.place(coro)
        self._context = contextvars.copy_context() if context is None else context
        loop._tasks[self] = None
        if eager_start and loop.is_running():
            self._begin_now()
        else:
            loop._go_on(self)

    @classmethod
    def _adopted(cls, coro, loop):
        """The task of a coroutine that is under way already."""
        global _count
        self = cls.__new__(cls)
        self._loop = loop
        self._callbacks = []
        _count += 1
        self._name = _count
        self._coro = coro
        self._place = _loops.place(coro)
        self._context = contextvars._here()
        loop._tasks[self] = None
        return self

    __class_getitem__ = classmethod(GenericAlias)

    def _parts(self):
        parts = Future._parts(self)
        if self._requests and not self.done():
            parts[0] = 'cancelling'
        more = [f'name={self.get_name()!r}']
        if self._coro is not None:
            shown = coroutines._shown(self._coro)
            if self._place is not None and shown.endswith(' done'):
                shown += f', defined at {self._place[0]}:{self._place[1]}'
            more.append(f'coro=<{shown}>')
        if self._waits_for is not None:
            more.append(f'wait_for={self._waits_for!r}')
        return [parts[0], *more, *parts[1:]]

    def get_coro(self):
        """The coroutine."""
        return self._coro

    def get_context(self):
        """The context of context variables that it runs in."""
        return self._context

    def get_name(self):
        """The name."""
        # The names of most tasks are never asked for.
        if type(self._name) is int:
            self._name = f'Task-{self._name}'
        return self._name

    def set_name(self, value, /):
        """Set the name."""
        self._name = str(value)

    def set_result(self, result, /):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception, /):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        """There are no frames to look at here: an empty list."""
        return []

    def print_stack(self, *, limit=None, file=None):
        """Print where the task stands."""
        import sys
        place = _loops.place(self._coro)
        if self._error is not None:
            import traceback
            print(f'Traceback for {self!r} (most recent call last):', file=file or sys.stderr)
            traceback.print_exception(self._error, file=file)
        elif place is None:
            print(f'No stack for {self!r}', file=file or sys.stderr)
        else:
            print(f'Stack for {self!r} (most recent call last):', file=file or sys.stderr)
            line = place[1] if place[2] is None else place[2]
            print(f'  File "{place[0]}", line {line}, in {self._coro.__name__}', file=file or sys.stderr)

    def cancel(self, msg=None):
        """Ask the task to end: CancelledError is raised in the coroutine in the next turn."""
        self._seen()
        if self.done():
            return False
        self._requests += 1
        target = self._waits_for
        if target is not None:
            if _tools.is_call(target):
                self._loop._drop_call(target, self._wake_from_call)
                self._waits_for = None
                self._loop.call_soon(self._advance, self._cancellation(msg), context=self._context)
                return True
            if target.cancel(msg=msg):
                return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def _cancellation(self, msg):
        self._cancel_message = msg
        return self._make_cancelled_error()

    def cancelling(self):
        """How many requests to cancel it there are."""
        return self._requests

    def uncancel(self):
        """Take one request to cancel back; how many are left."""
        if self._requests > 0:
            self._requests -= 1
            if self._requests == 0:
                self._must_cancel = False
        return self._requests

    def _begin_now(self):
        outside = _loops.set_task(self)
        before = _loops.set_context(self._context)
        try:
            self._resume(None)
        finally:
            _loops.set_context(before)
            _loops.set_task(outside)

    def _step(self):
        """The loop's turn of the task: what it waited for has happened, or it only let others go first."""
        if self._state != 'PENDING':
            raise exceptions.InvalidStateError(f'__step(): already done: {self!r}, None')
        future, error = self._waits_for, None
        if future is not None:
            self._waits_for = None
            if future._state != 'FINISHED' or future._error is not None:
                try:
                    future.result()
                except BaseException as failure:
                    error = failure
        if self._must_cancel:
            if not isinstance(error, exceptions.CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        before = _loops.enter(self, self._context)
        try:
            try:
                yielded = self._coro.send(None) if error is None else self._coro.throw(error)
            except StopIteration as end:
                self._conclude(end.value)
            except exceptions.CancelledError as cancelled:
                self._cancelled_error = cancelled
                self._finish()
                Future.cancel(self)
            except (KeyboardInterrupt, SystemExit) as leaving:
                self._finish()
                self._fail(leaving)
                raise
            except BaseException as failure:
                self._finish()
                self._fail(failure)
            else:
                if yielded is None:
                    self._loop._go_on(self)
                else:
                    self._park(yielded)
        finally:
            _loops.leave(before)

    def _advance(self, error=None):
        """Let the coroutine run until it waits again."""
        if self._state != 'PENDING':
            raise exceptions.InvalidStateError(f'__step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, exceptions.CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        outside = _loops.set_task(self)
        try:
            self._resume(error)
        finally:
            _loops.set_task(outside)

    def _resume(self, error):
        try:
            if error is None:
                yielded = self._coro.send(None)
            else:
                yielded = self._coro.throw(error)
        except StopIteration as end:
            self._conclude(end.value)
        except exceptions.CancelledError as cancelled:
            self._cancelled_error = cancelled
            self._finish()
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as leaving:
            self._finish()
            self._fail(leaving)
            raise
        except BaseException as failure:
            self._finish()
            self._fail(failure)
        else:
            self._park(yielded)

    def _finish(self):
        self._loop._tasks.pop(self, None)

    def _conclude(self, value):
        """The coroutine returned."""
        self._finish()
        if self._must_cancel:
            self._must_cancel = False
            Future.cancel(self, msg=self._cancel_message)
        else:
            Future.set_result(self, value)

    def _park(self, yielded):
        """See to it that the task goes on when what the coroutine waits for has happened."""
        loop = self._loop
        if yielded is None:
            loop._go_on(self)
            return
        if _tools.is_call(yielded):
            self._waits_for = yielded
            loop._await_call(yielded, self._wake_from_call, self._context)
            if self._must_cancel:
                self._must_cancel = False
                loop._drop_call(yielded, self._wake_from_call)
                self._waits_for = None
                loop.call_soon(self._advance, self._make_cancelled_error(), context=self._context)
            return
        blocking = getattr(yielded, '_asyncio_future_blocking', None)
        if blocking is None:
            if type(yielded).__name__ == 'generator':
                problem = ('yield was used instead of yield from for '
                           f'generator in task {self!r} with {yielded!r}')
            else:
                problem = f'Task got bad yield: {yielded!r}'
        elif futures._loop_of(yielded) is not loop:
            problem = f'Task {self!r} got Future {yielded!r} attached to a different loop'
        elif not blocking:
            problem = f'yield was used instead of yield from in task {self!r} with {yielded!r}'
        elif yielded is self:
            problem = f'Task cannot await on itself: {self!r}'
        else:
            yielded._asyncio_future_blocking = False
            if not isinstance(yielded, Future):
                yielded.add_done_callback(self._wake, context=self._context)
            elif yielded._state == 'PENDING':
                yielded._callbacks.append((self, None))
            else:
                loop._go_on(self)
            self._waits_for = yielded
            if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                self._must_cancel = False
            return
        loop.call_soon(self._advance, RuntimeError(problem), context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._advance(error)
        else:
            self._advance()

    def _wake_from_call(self, call):
        # The iterator behind `await` gives the answer, or raises the error, when it is asked again.
        if self._waits_for is call:
            self._advance()


Task.__module__ = '_asyncio'
Task._wake.__qualname__ = 'TaskStepMethWrapper'
Task._advance.__qualname__ = 'TaskStepMethWrapper'


def _register_task(task):
    task._loop._tasks[task] = None


def _unregister_task(task):
    task._loop._tasks.pop(task, None)


def _enter_task(loop, task):
    current = _loops.task()
    if current is not None:
        raise RuntimeError(f'Cannot enter into task {task!r} while another task {current!r} is being executed.')
    _loops.set_task(task)


def _leave_task(loop, task):
    current = _loops.task()
    if current is not task:
        raise RuntimeError(f'Leaving task {task!r} does not match the current task {current!r}.')
    _loops.set_task(None)


def create_task(coro, *, name=None, context=None):
    """A task of the running loop that runs the coroutine."""
    return events.get_running_loop().create_task(coro, name=name, context=context)


async def _answer_of(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """The future itself, or a task for a coroutine or another awaitable."""
    if futures.isfuture(coro_or_future):
        if loop is not None and futures._loop_of(coro_or_future) is not loop:
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    owned = coroutines.iscoroutine(coro_or_future)
    if not owned:
        if not hasattr(type(coro_or_future), '__await__') and not _loops.is_awaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _answer_of(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    try:
        return loop.create_task(coro_or_future)
    except RuntimeError:
        if owned:
            coro_or_future.close()
        raise


@_generator_coroutine
def _pass():
    yield


async def sleep(delay, result=None):
    """Wait so many seconds, then give the result."""
    if delay <= 0:
        await _pass()
        return result
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    loop = events.get_running_loop()
    future = Future(loop=loop)
    timer = loop.call_later(delay, futures._set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()


class _Countdown:
    """Sets a waiting future when enough of the futures are done."""

    def __init__(self, loop, count, return_when):
        self.waiter = Future(loop=loop)
        self.left = count
        self.first = return_when == FIRST_COMPLETED
        self.error = return_when == FIRST_EXCEPTION

    def one_done(self, future):
        self.left -= 1
        if self.left <= 0 or self.first or (self.error and not future.cancelled() and future.exception() is not None):
            self.release()

    def release(self):
        if not self.waiter.done():
            self.waiter.set_result(None)


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """Wait for futures or tasks; the sets of those that are done and of those that are not."""
    if futures.isfuture(fs) or coroutines.iscoroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    given = {}
    for future in fs:
        if coroutines.iscoroutine(future) or _tools.is_call(future):
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
        given[future] = None
    loop = events.get_running_loop()
    ended = sum(1 for future in given if future.done())
    countdown = _Countdown(loop, len(given), return_when)
    timer = None if timeout is None else loop.call_later(timeout, countdown.release)
    done = countdown.one_done
    for future in given:
        future.add_done_callback(done)
    try:
        await countdown.waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in given:
            future.remove_done_callback(done)
    return {future for future in given if future.done()}, {future for future in given if not future.done()}


async def _cancel_and_wait(future):
    countdown = _Countdown(events.get_running_loop(), 1, FIRST_COMPLETED)
    future.add_done_callback(countdown.one_done)
    try:
        future.cancel()
        await countdown.waiter
    finally:
        future.remove_done_callback(countdown.one_done)


async def wait_for(fut, timeout):
    """Wait for an awaitable, but not longer than so many seconds."""
    if timeout is None or timeout > 0:
        from asyncio import timeouts
        async with timeouts.timeout(timeout):
            return await fut
    fut = ensure_future(fut)
    if not fut.done():
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except exceptions.CancelledError as cancelled:
            raise TimeoutError from cancelled
    return fut.result()


class _AsCompletedIterator:
    """Gives what is done first first: coroutines for a plain loop, the futures themselves for an asynchronous one."""

    def __init__(self, aws, timeout):
        from asyncio.queues import Queue
        self._done = Queue()
        self._timer = None
        loop = events.get_event_loop()
        self._open = dict.fromkeys(ensure_future(aw, loop=loop) for aw in dict.fromkeys(aws))
        for future in self._open:
            future.add_done_callback(self._completed)
        if self._open and timeout is not None:
            self._timer = loop.call_later(timeout, self._expired)
        self._left = len(self._open)

    def __iter__(self):
        return self

    def __aiter__(self):
        return self

    def __next__(self):
        if self._left == 0:
            raise StopIteration
        self._left -= 1
        return self._wait_for_one(True)

    async def __anext__(self):
        if self._left == 0:
            raise StopAsyncIteration
        self._left -= 1
        return await self._wait_for_one(False)

    def _completed(self, future):
        if future not in self._open:
            return
        del self._open[future]
        self._done.put_nowait(future)
        if not self._open and self._timer is not None:
            self._timer.cancel()

    def _expired(self):
        late, self._open = self._open, {}
        for future in late:
            future.remove_done_callback(self._completed)
            self._done.put_nowait(None)

    async def _wait_for_one(self, resolve=False):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future.result() if resolve else future


def as_completed(fs, *, timeout=None):
    """An iterator over awaitables in the order in which they are done."""
    if hasattr(type(fs), '__await__'):
        raise TypeError(f'expects an iterable of awaitables, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)


class _GatheringFuture(Future):
    """The future of gather(): it counts the children that are done."""

    def __init__(self, children, return_exceptions, *, loop):
        Future.__init__(self, loop=loop)
        self._children = children
        self._keep_errors = return_exceptions
        self._asked_to_cancel = False
        self._left = 0

    def cancel(self, msg=None):
        if self.done():
            return False
        asked = False
        for child in self._children:
            if child.cancel(msg=msg):
                asked = True
        if asked:
            self._asked_to_cancel = True
        return asked

    def _child_done(self, child):
        self._left -= 1
        if self.done():
            if not child.cancelled():
                child.exception()
            return
        if not self._keep_errors:
            if child.cancelled():
                self._fail(child._make_cancelled_error())
                return
            error = child.exception()
            if error is not None:
                self._fail(error)
                return
        if self._left == 0:
            if self._asked_to_cancel:
                self._fail(child._make_cancelled_error())
                return
            results = []
            for child in self._children:
                if child.cancelled():
                    message = child._cancel_message
                    results.append(exceptions.CancelledError('' if message is None else message))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            self.set_result(results)


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of the results, in the order given."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer
    loop = None
    made = {}
    children = []
    for given in coros_or_futures:
        child = made.get(given)
        if child is None:
            child = made[given] = ensure_future(given, loop=loop)
            if loop is None:
                loop = futures._loop_of(child)
        children.append(child)
    outer = _GatheringFuture(children, return_exceptions, loop=loop)
    outer._left = len(made)
    ended = []
    for child in made.values():
        if child.done():
            ended.append(child)
        else:
            child.add_done_callback(outer._child_done)
    for child in ended:
        outer._child_done(child)
    return outer


class _Shield:
    """Hands the result of the inner future on, unless the outer one is done."""

    def __init__(self, inner, outer):
        self.inner = inner
        self.outer = outer

    def inner_done(self, inner):
        outer = self.outer
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        else:
            error = inner.exception()
            if error is None:
                outer.set_result(inner.result())
            else:
                outer._fail(error)

    def outer_done(self, outer):
        if not self.inner.done():
            self.inner.remove_done_callback(self.inner_done)


def shield(arg):
    """Wait for an awaitable that is not cancelled when the waiting is."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = futures._loop_of(inner).create_future()
    pair = _Shield(inner, outer)
    inner.add_done_callback(pair.inner_done)
    outer.add_done_callback(pair.outer_done)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """There are no other threads to call this from."""
    raise RuntimeError('run_coroutine_threadsafe(): there are no threads in the sandbox: use create_task()')


def create_eager_task_factory(custom_task_constructor):
    """A task factory whose tasks begin at once."""

    def factory(loop, coro, *, name=None, context=None):
        return custom_task_constructor(coro, loop=loop, name=name, context=context, eager_start=True)

    return factory


eager_task_factory = create_eager_task_factory(Task)
