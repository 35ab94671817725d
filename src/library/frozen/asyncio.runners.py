# run() and Runner (library reference, "Runners").

import _loops
import contextvars
from asyncio import coroutines, events, tasks

__all__ = ('Runner', 'run')


class Runner:
    """Runs coroutines in an event loop of its own."""

    def __init__(self, *, debug=None, loop_factory=None):
        self._stage = 'created'
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._context = None

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        """Cancel what is left and close the loop."""
        if self._stage != 'open':
            return
        loop = self._loop
        try:
            loop._check_running()
            _cancel_others(loop)
        finally:
            if self._factory is None:
                events.set_event_loop(None)
            loop.close()
            self._loop = None
            self._stage = 'closed'

    def get_loop(self):
        """The event loop."""
        self._open()
        return self._loop

    def run(self, coro, *, context=None):
        """Run a coroutine to its end; its result."""
        if not coroutines.iscoroutine(coro):
            raise ValueError(f'a coroutine was expected, got {coro!r}')
        if _loops.running() is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._open()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)

    def _open(self):
        if self._stage == 'closed':
            raise RuntimeError('Runner is closed')
        if self._stage == 'open':
            return
        if self._factory is None:
            self._loop = events.new_event_loop()
            events.set_event_loop(self._loop)
        else:
            self._loop = self._factory()
        if self._debug is not None:
            self._loop.set_debug(self._debug)
        self._context = contextvars.copy_context()
        self._stage = 'open'


def run(main, *, debug=None, loop_factory=None):
    """Run a coroutine in a new event loop; its result."""
    if _loops.running() is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    with Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


def _cancel_others(loop):
    """Cancel the tasks that are left, and let them end."""
    left = list(loop._tasks)
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(tasks.gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                'message': 'unhandled exception during asyncio.run() shutdown',
                'exception': task.exception(),
                'task': task,
            })
