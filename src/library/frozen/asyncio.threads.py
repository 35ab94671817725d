# to_thread (library reference, "Running in Threads"): there are no threads, so the function runs when it is awaited.

import _tools
from asyncio.tasks import _pass

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    """Call a function; others have a turn before it runs, none while it does."""
    await _pass()
    result = func(*args, **kwargs)
    # An asynchronous tool answers with an awaitable when it is called for a coroutine.
    return await result if _tools.is_call(result) else result
