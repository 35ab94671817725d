# Futures (library reference, "Futures"): a result that is not there yet, and what to call when it is.

import _loops
from _types import GenericAlias
from asyncio import exceptions
from asyncio.events import get_event_loop, _describe
import contextvars
import reprlib

__all__ = ('Future', 'wrap_future', 'isfuture')

_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'


def isfuture(obj):
    """Is it a Future, or does it say that it can stand for one?"""
    return (isinstance(obj, Future) or hasattr(type(obj), '_asyncio_future_blocking')) \
        and obj._asyncio_future_blocking is not None


class Future:
    """A result that is not there yet."""

    _asyncio_future_blocking = False
    _state = _PENDING
    _result = None
    _error = None
    _trace = None
    _cancel_message = None
    # The CancelledError that ended a task, raised once by whoever asks first.
    _cancelled_error = None
    # An error that nobody has asked for yet.
    _unseen = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    __class_getitem__ = classmethod(GenericAlias)

    @reprlib.recursive_repr()
    def __repr__(self):
        return f'<{type(self).__name__} {" ".join(self._parts())}>'

    def _parts(self):
        parts = [self._state.lower()]
        if self._state is _FINISHED:
            if self._error is not None:
                parts.append(f'exception={self._error!r}')
            else:
                parts.append(f'result={reprlib.repr(self._result)}')
        callbacks = [_describe(callback) for callback, _ in self._callbacks]
        if len(callbacks) > 2:
            callbacks = [callbacks[0], f'<{len(callbacks) - 2} more>', callbacks[-1]]
        if callbacks:
            parts.append(f'cb=[{", ".join(callbacks)}]')
        return parts

    @property
    def _log_traceback(self):
        return self._unseen

    @_log_traceback.setter
    def _log_traceback(self, flag):
        if flag:
            raise ValueError('_log_traceback can only be set to False')
        self._seen()

    def _seen(self):
        if self._unseen:
            self._unseen = False
            self._loop._unseen.pop(self, None)

    def get_loop(self):
        """The event loop that the future belongs to."""
        return self._loop

    def cancel(self, msg=None):
        """Cancel it, unless it is done."""
        self._seen()
        if self._state is not _PENDING:
            return False
        self._cancel_message = msg
        self._settle(_CANCELLED)
        return True

    def cancelled(self):
        """Was it cancelled?"""
        return self._state is _CANCELLED

    def done(self):
        """Is there a result, an exception or a cancellation?"""
        return self._state is not _PENDING

    def result(self):
        """The result; raises the exception if there is one."""
        state = self._state
        if state is _FINISHED:
            if self._error is None:
                return self._result
            self._seen()
            raise self._error.with_traceback(self._trace)
        if state is _CANCELLED:
            raise self._make_cancelled_error()
        raise exceptions.InvalidStateError('Result is not set.')

    def exception(self):
        """The exception, or None."""
        if self._state is _CANCELLED:
            raise self._make_cancelled_error()
        if self._state is _PENDING:
            raise exceptions.InvalidStateError('Exception is not set.')
        self._seen()
        return self._error

    def add_done_callback(self, fn, *, context=None):
        """Call a function with the future when it is done."""
        if context is None:
            context = contextvars.copy_context()
        if self._state is _PENDING:
            self._callbacks.append((fn, context))
        else:
            self._loop.call_soon(fn, self, context=context)

    def remove_done_callback(self, fn):
        """Take a function off the list; how often it was on it."""
        kept = [entry for entry in self._callbacks if entry[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        """Set the result."""
        if self._state is not _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        self._result = result
        self._settle(_FINISHED)

    def set_exception(self, exception):
        """Set an exception in place of a result."""
        if self._state is not _PENDING:
            raise exceptions.InvalidStateError('invalid state')
        if isinstance(exception, type) and issubclass(exception, BaseException):
            exception = exception()
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        if isinstance(exception, StopIteration):
            wrapped = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            wrapped.__cause__ = exception
            wrapped.__context__ = exception
            exception = wrapped
        self._fail(exception)

    def _fail(self, exception):
        self._error = exception
        self._trace = exception.__traceback__
        self._settle(_FINISHED)
        self._unseen = True
        self._loop._unseen[self] = None

    def _settle(self, state):
        self._state = state
        callbacks = self._callbacks
        if callbacks:
            self._callbacks = []
            loop = self._loop
            for callback, context in callbacks:
                if context is None:
                    # A task that waits.
                    loop._go_on(callback)
                else:
                    loop.call_soon(callback, self, context=context)

    def _make_cancelled_error(self):
        error = self._cancelled_error
        if error is not None:
            self._cancelled_error = None
            return error
        return exceptions.CancelledError() if self._cancel_message is None \
            else exceptions.CancelledError(self._cancel_message)

    def __await__(self):
        if self._state is _PENDING:
            self._asyncio_future_blocking = True
            yield self
            if self._state is _PENDING:
                raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = '_asyncio'


def wrap_future(future, *, loop=None):
    """The future itself: there are no futures of other kinds here."""
    if isfuture(future):
        return future
    raise AssertionError(f'concurrent.futures.Future is expected, got {future!r}')


def _loop_of(future):
    getter = getattr(future, 'get_loop', None)
    return getter() if getter is not None else future._loop


def _set_unless_done(future, result):
    if not future.done():
        future.set_result(result)
