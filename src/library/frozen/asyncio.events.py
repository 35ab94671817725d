# The event loop (library reference, "Event Loop"). Ready callbacks run in the order in which they were scheduled, timers
# by the sandbox's clock, and answers of the host come in only when nothing is ready. There is no network and there are no
# threads or processes to wait for, so a loop in which nothing can happen any more says so.

import _loops
import _tools
import contextvars
from collections import deque
from heapq import heappush, heappop

__all__ = ('AbstractEventLoopPolicy', 'DefaultEventLoopPolicy', 'AbstractEventLoop', 'BaseEventLoop',
           'SelectorEventLoop', 'EventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
           'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', 'get_running_loop',
           '_set_running_loop', '_get_running_loop')


def _describe(callback, args=None):
    """A callback as handles and futures show it."""
    if isinstance(callback, _futures.Future):
        callback = callback._wake
    inner, bound, named = callback, (), {}
    if type(callback).__name__ == 'partial' and hasattr(callback, 'func'):
        inner, bound, named = callback.func, callback.args, callback.keywords
    name = getattr(inner, '__qualname__', None) or getattr(inner, '__name__', None)
    if name is None:
        name = repr(inner)
    given = bound if args is None else (*bound, *args)
    shown = ', '.join([*map(repr, given), *(f'{key}={value!r}' for key, value in named.items())])
    place = _loops.place(getattr(inner, '__func__', inner))
    where = '' if place is None or place[0].startswith('<frozen') else f' at {place[0]}:{place[1]}'
    return f'{name}({shown}){where}'


def _run_until_complete_cb(future):
    future.get_loop().stop()


class Handle:
    """A callback that waits for its turn; cancel() takes it out."""

    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_context')

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._loop = loop
        self._context = contextvars.copy_context() if context is None else context

    def __repr__(self):
        parts = [type(self).__name__]
        if self._cancelled:
            parts.append('cancelled')
        parts += self._more()
        if self._callback is not None:
            parts.append(_describe(self._callback, self._args))
        return f'<{" ".join(parts)}>'

    def _more(self):
        return []

    def get_context(self):
        """The context that the callback runs in."""
        return self._context

    def cancel(self):
        """Do not call it any more."""
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        """Was it cancelled?"""
        return self._cancelled

    def _run(self):
        before = _loops.set_context(self._context)
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': f'Exception in callback {_describe(self._callback, self._args)}',
                'exception': error,
                'handle': self,
            })
        finally:
            _loops.set_context(before)


class TimerHandle(Handle):
    """A callback that waits for its time."""

    __slots__ = ('_when',)

    def __init__(self, when, callback, args, loop, context=None):
        Handle.__init__(self, callback, args, loop, context)
        self._when = when

    def _more(self):
        return [f'when={self._when}']

    def when(self):
        """The time of the loop's clock at which it is called."""
        return self._when

    def __hash__(self):
        return hash(self._when)

    def __eq__(self, other):
        if not isinstance(other, TimerHandle):
            return NotImplemented
        return (self._when == other._when and self._callback == other._callback and self._args == other._args
                and self._cancelled == other._cancelled)

    def __lt__(self, other):
        return self._when < other._when if isinstance(other, TimerHandle) else NotImplemented

    def __gt__(self, other):
        return self._when > other._when if isinstance(other, TimerHandle) else NotImplemented

    def __le__(self, other):
        return self._when <= other._when if isinstance(other, TimerHandle) else NotImplemented

    def __ge__(self, other):
        return self._when >= other._when if isinstance(other, TimerHandle) else NotImplemented


class AbstractServer:
    """There are no servers here."""


class AbstractEventLoop:
    """What event loops have in common."""


def _absent(what, instead):
    def method(self, *args, **kwargs):
        raise RuntimeError(f'{what}: {instead}')
    return method


_NO_NETWORK = 'there is no network in the sandbox: call a tool instead'
_NO_PROCESS = 'processes cannot be started in the sandbox: call a tool instead'


class BaseEventLoop(AbstractEventLoop):
    """An event loop."""

    def __init__(self):
        self._ready = deque()
        self._timers = []
        self._timer_count = 0
        self._calls = {}
        self._tasks = {}
        self._unseen = {}
        self._closed = False
        self._stopping = False
        self._debug = False
        self._handler = None
        self._factory = None
        self._root = None
        self.slow_callback_duration = 0.1

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} closed={self._closed} debug={self._debug}>')

    # Callbacks.

    def call_soon(self, callback, *args, context=None):
        """Call it in the next turn."""
        if self._closed:
            self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_soon')
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def _go_on(self, task):
        """Let the task go on in the next turn."""
        if self._closed:
            self._check_closed()
        self._ready.append(task)

    def call_soon_threadsafe(self, callback, *args, context=None):
        """Call it in the next turn."""
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        """Call it after so many seconds."""
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        """Call it at a time of the loop's clock."""
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        if self._debug:
            self._check_callback(callback, 'call_at')
        timer = TimerHandle(when, callback, args, self, context)
        self._timer_count += 1
        heappush(self._timers, (when, self._timer_count, timer))
        return timer

    def time(self):
        """Seconds by the clock of the loop."""
        return _loops.monotonic()

    def _check_callback(self, callback, method):
        from asyncio.coroutines import iscoroutine, iscoroutinefunction
        if iscoroutine(callback) or iscoroutinefunction(callback):
            raise TypeError(f'coroutines cannot be used with {method}()')
        if not callable(callback):
            raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')

    # Futures and tasks.

    def create_future(self):
        """A future of this loop."""
        return _futures.Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        """A task that runs the coroutine."""
        self._check_closed()
        if self._factory is None:
            return _tasks.Task(coro, loop=self, name=name, context=context)
        task = self._factory(self, coro) if context is None else self._factory(self, coro, context=context)
        if name is not None and hasattr(task, 'set_name'):
            task.set_name(name)
        return task

    def set_task_factory(self, factory):
        """Have tasks made by a function."""
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._factory = factory

    def get_task_factory(self):
        """The function that makes tasks, or None."""
        return self._factory

    def run_in_executor(self, executor, func, *args):
        """Call a function; there are no threads, so it runs to its end in the loop's next turn."""
        self._check_closed()
        if self._debug:
            self._check_callback(func, 'run_in_executor')
        return _futures_of(self, func, args)

    def set_default_executor(self, executor):
        """There are no threads: nothing changes."""

    # Running.

    def run_forever(self):
        """Run until stop() is called."""
        self._check_closed()
        self._check_running()
        _loops.set_running(self)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            _loops.set_running(None)

    def run_until_complete(self, future):
        """Run until the future, or the task of the coroutine, is done; its result."""
        self._check_closed()
        self._check_running()
        fresh = not _futures.isfuture(future)
        future = _tasks.ensure_future(future, loop=self)
        _loops.set_running(self)
        outside = _loops.set_task(None)
        try:
            self._turn_until(future)
        except BaseException:
            if fresh and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            self._stopping = False
            _loops.set_task(outside)
            _loops.set_running(None)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _turn_until(self, future):
        future.add_done_callback(_run_until_complete_cb)
        try:
            while True:
                self._turn()
                if self._stopping:
                    break
        finally:
            future.remove_done_callback(_run_until_complete_cb)

    def _turn(self):
        """One turn: what is due becomes ready, what is ready runs."""
        ready = self._ready
        timers = self._timers
        while timers and timers[0][2]._cancelled:
            heappop(timers)
        if not ready and not self._stopping:
            if not timers and not self._calls:
                raise RuntimeError('the event loop would wait forever: no task can go on, no timer is set and no '
                                   'tool is at work')
            for call in _tools.wait_any(list(self._calls), timers[0][0] if timers else None):
                for callback, context in self._calls.pop(call):
                    self.call_soon(callback, call, context=context)
        if timers:
            now = self.time()
            while timers and timers[0][0] <= now:
                timer = heappop(timers)[2]
                if not timer._cancelled:
                    ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not isinstance(handle, Handle):
                handle._step()
            elif not handle._cancelled:
                handle._run()

    def _await_call(self, call, callback, context):
        """Call back when a tool has answered."""
        if _tools.is_settled(call):
            self.call_soon(callback, call, context=context)
        else:
            self._calls.setdefault(call, []).append((callback, context))

    def _drop_call(self, call, callback):
        """Nobody waits for the tool by this callback any more; when nobody does at all, its answer is not wanted."""
        waiting = self._calls.get(call)
        if waiting is None:
            return
        waiting[:] = [entry for entry in waiting if entry[0] != callback]
        if not waiting:
            del self._calls[call]
            _tools.cancel(call)

    def stop(self):
        """Stop after this turn."""
        self._stopping = True

    def is_running(self):
        """Does it run?"""
        return _loops.running() is self

    def is_closed(self):
        """Was it closed?"""
        return self._closed

    def close(self):
        """Close it; what is scheduled is dropped."""
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        self._closed = True
        self._report_unseen()
        self._ready.clear()
        self._timers.clear()
        for call in self._calls:
            _tools.cancel(call)
        self._calls.clear()

    def _report_unseen(self):
        while self._unseen:
            future = next(iter(self._unseen))
            error = future._error
            future._seen()
            if not isinstance(error, (SystemExit, KeyboardInterrupt)):
                self.call_exception_handler({
                    'message': f'{type(future).__name__} exception was never retrieved',
                    'exception': error,
                    'future': future,
                })

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _loops.running() is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    async def shutdown_asyncgens(self):
        """Close asynchronous generators; those that nobody holds are not known here."""

    async def shutdown_default_executor(self, timeout=None):
        """There are no threads to end."""

    # A coroutine that the host drives, once it asks for a loop.

    def _adopt(self, coroutine):
        self._root = _tasks.Task._adopted(coroutine, self)
        _loops.set_running(self)
        _loops.set_task(self._root)

    def _continue_root(self, yielded):
        task = self._root
        _loops.set_task(None)
        task._park(yielded)
        self._turn_until(task)
        self._stopping = False
        # Its error is the program's own, and told as such.
        task._seen()
        self._end()
        return task.result()

    def _finish_root(self):
        task = self._root
        _loops.set_task(None)
        task._conclude(None)
        self._end()

    def _end(self):
        """What asyncio.run() does behind its coroutine: other tasks are cancelled."""
        from asyncio.runners import _cancel_others
        _loops.set_running(None)
        _cancel_others(self)
        self.close()

    # Errors.

    def set_exception_handler(self, handler):
        """Have errors of callbacks reported to a function."""
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._handler = handler

    def get_exception_handler(self):
        """The function that errors are reported to, or None."""
        return self._handler

    def default_exception_handler(self, context):
        """Write an error to stderr."""
        import sys
        message = context.get('message') or 'Unhandled exception in event loop'
        lines = [message]
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        text = '\n'.join(lines) + '\n'
        error = context.get('exception')
        if error is not None:
            import traceback
            text += ''.join(traceback.format_exception(error))
        sys.stderr.write(text)

    def call_exception_handler(self, context):
        """Report an error."""
        if self._handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler({
                'message': 'Unhandled error in exception handler',
                'exception': error,
                'context': context,
            })

    def get_debug(self):
        """Is the loop in debug mode?"""
        return self._debug

    def set_debug(self, enabled):
        """Set debug mode: wrong callbacks are refused."""
        self._debug = bool(enabled)

    create_connection = _absent('create_connection()', _NO_NETWORK)
    create_server = _absent('create_server()', _NO_NETWORK)
    create_datagram_endpoint = _absent('create_datagram_endpoint()', _NO_NETWORK)
    getaddrinfo = _absent('getaddrinfo()', _NO_NETWORK)
    getnameinfo = _absent('getnameinfo()', _NO_NETWORK)
    subprocess_exec = _absent('subprocess_exec()', _NO_PROCESS)
    subprocess_shell = _absent('subprocess_shell()', _NO_PROCESS)
    add_signal_handler = _absent('add_signal_handler()', 'there are no signals in the sandbox')
    remove_signal_handler = _absent('remove_signal_handler()', 'there are no signals in the sandbox')
    add_reader = _absent('add_reader()', _NO_NETWORK)
    add_writer = _absent('add_writer()', _NO_NETWORK)


class SelectorEventLoop(BaseEventLoop):
    """The event loop of the sandbox."""


EventLoop = SelectorEventLoop


class AbstractEventLoopPolicy:
    """Who makes event loops."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    """Makes an event loop where one is asked for."""

    _loop = None
    _was_set = False

    def get_event_loop(self):
        """The event loop, made if there was none."""
        if self._loop is None and not self._was_set:
            self.set_event_loop(self.new_event_loop())
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        """Set the event loop."""
        self._was_set = True
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError('loop must be an instance of AbstractEventLoop or None, not '
                            f"'{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        """A new event loop."""
        return SelectorEventLoop()


_policy = None


def get_event_loop_policy():
    """The policy."""
    global _policy
    if _policy is None:
        _policy = DefaultEventLoopPolicy()
    return _policy


def set_event_loop_policy(policy):
    """Set the policy."""
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not '{type(policy).__name__}'")
    _policy = policy


def _get_running_loop():
    """The event loop that runs, or None."""
    loop = _loops.running()
    if loop is None:
        root = _loops.root()
        if root is not None:
            loop = SelectorEventLoop()
            loop._adopt(root)
    return loop


def _set_running_loop(loop):
    """Set the event loop that runs."""
    _loops.set_running(loop)


def get_running_loop():
    """The event loop that runs."""
    loop = _loops.running()
    if loop is None:
        loop = _get_running_loop()
        if loop is None:
            raise RuntimeError('no running event loop')
    return loop


def get_event_loop():
    """The event loop that runs, or else the one of the policy."""
    loop = _get_running_loop()
    return get_event_loop_policy().get_event_loop() if loop is None else loop


def set_event_loop(loop):
    """Set the event loop of the policy."""
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    """A new event loop."""
    return get_event_loop_policy().new_event_loop()


async def _call(func, args):
    result = func(*args)
    # An asynchronous tool answers with an awaitable when it is called for a coroutine.
    return await result if _tools.is_call(result) else result


def _futures_of(loop, func, args):
    return _tasks.Task(_call(func, args), loop=loop)


import asyncio.futures as _futures
import asyncio.tasks as _tasks
