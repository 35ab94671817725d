# TaskGroup (library reference, "Task Groups").

from asyncio import events, exceptions, tasks

__all__ = ('TaskGroup',)


class TaskGroup:
    """Tasks that end together: the block waits for all of them, and the first that fails has the others cancelled."""

    def __init__(self):
        self._loop = None
        self._parent = None
        self._tasks = {}
        self._errors = []
        # SystemExit or KeyboardInterrupt, which leave as they are.
        self._leaving = None
        self._is_exiting = False
        self._is_aborting = False
        # We cancelled the task around the block ourselves.
        self._asked_parent = False
        self._waiter = None

    def __repr__(self):
        parts = ['<TaskGroup']
        if self._tasks:
            parts.append(f'tasks={len(self._tasks)}')
        if self._errors:
            parts.append(f'errors={len(self._errors)}')
        if self._is_aborting:
            parts.append('cancelling')
        elif self._parent is not None:
            parts.append('entered')
        return ' '.join(parts) + '>'

    async def __aenter__(self):
        if self._parent is not None:
            raise RuntimeError(f'TaskGroup {self!r} has already been entered')
        self._loop = events.get_running_loop()
        task = tasks.current_task(self._loop)
        if task is None:
            raise RuntimeError(f'TaskGroup {self!r} cannot determine the parent task')
        self._parent = task
        return self

    async def __aexit__(self, exc_type, exc, tb):
        self._is_exiting = True
        is_cancelled = exc_type is not None and issubclass(exc_type, exceptions.CancelledError)
        cancellation = exc if is_cancelled else None
        if exc is not None and self._leaving is None and isinstance(exc, (SystemExit, KeyboardInterrupt)):
            self._leaving = exc
        if exc_type is not None and not self._is_aborting:
            self._abort()
        while self._tasks:
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            except exceptions.CancelledError as error:
                if not self._is_aborting:
                    # Cancelled from outside while it waits.
                    cancellation = error
                    self._abort()
            self._waiter = None
        if self._leaving is not None:
            raise self._leaving
        if self._asked_parent and self._parent.uncancel() == 0:
            cancellation = None
        if cancellation is not None and not self._errors:
            raise cancellation
        if exc_type is not None and not is_cancelled:
            self._errors.append(exc)
        if self._errors:
            if self._parent.cancelling():
                # Cancelled from outside too: the count stays, and the next wait raises.
                self._parent.uncancel()
                self._parent.cancel()
            errors, self._errors = self._errors, []
            raise BaseExceptionGroup('unhandled errors in a TaskGroup', errors) from None

    def create_task(self, coro, *, name=None, context=None):
        """A task of the group that runs the coroutine."""
        problem = None
        if self._parent is None:
            problem = 'has not been entered'
        elif self._is_exiting and not self._tasks:
            problem = 'is finished'
        elif self._is_aborting:
            problem = 'is shutting down'
        if problem is not None:
            close = getattr(coro, 'close', None)
            if close is not None:
                close()
            raise RuntimeError(f'TaskGroup {self!r} {problem}')
        task = self._loop.create_task(coro, name=name, context=context)
        if task.done():
            self._one_done(task)
        else:
            self._tasks[task] = None
            task.add_done_callback(self._one_done)
        return task

    def _abort(self):
        self._is_aborting = True
        for task in list(self._tasks):
            task.cancel()

    def _one_done(self, task):
        self._tasks.pop(task, None)
        if not self._tasks and self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(True)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        self._errors.append(error)
        if self._leaving is None and isinstance(error, (SystemExit, KeyboardInterrupt)):
            self._leaving = error
        if self._parent.done():
            self._loop.call_exception_handler({
                'message': f'Task {task!r} has errored out but its parent task {self._parent} is already completed',
                'exception': error,
                'task': task,
            })
        elif not self._is_aborting and not self._asked_parent:
            self._abort()
            self._asked_parent = True
            self._parent.cancel()
