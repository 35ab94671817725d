# Tests for coroutines, and how they are shown (library reference, "Coroutines and Tasks").

import _loops
from _types import CoroutineType
from collections.abc import Coroutine

__all__ = ('iscoroutinefunction', 'iscoroutine')

# What inspect.markcoroutinefunction leaves on a function, or asyncio's own older mark.
_is_coroutine = object()


def iscoroutinefunction(func):
    """Does calling it give a coroutine?"""
    target = func
    while True:
        inner = getattr(target, 'func', None) if type(target).__name__ == 'partial' else None
        if inner is None:
            inner = getattr(target, '__func__', None)
        if inner is None:
            break
        target = inner
    return _loops.is_coroutine_function(target) or getattr(func, '_is_coroutine', None) is _is_coroutine \
        or bool(getattr(target, '_is_coroutine_mark', False))


def iscoroutine(obj):
    """Is it a coroutine object?"""
    return type(obj) is CoroutineType or isinstance(obj, Coroutine)


def _shown(coro):
    """A coroutine in the repr of its task."""
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None) or type(coro).__name__
    name = f'{name}()'
    running = getattr(coro, 'cr_running', False)
    place = _loops.place(coro)
    if place is None:
        return f'{name} running' if running else f'{name} done'
    filename, first, line = place
    return f'{name} running at {filename}:{first if line is None else line}'
