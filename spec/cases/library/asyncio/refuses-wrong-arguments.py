# Calls that asyncio refuses, and what it says of them.
import warnings
import asyncio
import io


warnings.simplefilter("ignore")


def refused(name, function, *arguments, **keywords):
    given = [*map(repr, arguments), *(f"{key}={value!r}" for key, value in keywords.items())]
    call = f"{name}({', '.join(given)})" if "object at" not in str(given) else f"{name}(object())"
    try:
        result = function(*arguments, **keywords)
        if hasattr(result, "__next__"):
            list(result)
    except Exception as error:
        print(f"{call}: {type(error).__name__}: {error}")
    else:
        print(call, "is accepted")


refused("BoundedSemaphore", asyncio.BoundedSemaphore, None)
refused("BoundedSemaphore", asyncio.BoundedSemaphore, -1)
refused("BoundedSemaphore", asyncio.BoundedSemaphore, 1, 1)
refused("Condition", asyncio.Condition, 'x')
refused("Condition", asyncio.Condition, 1, 1)
refused("wait_for", asyncio.Condition().wait_for)
refused("Handle", asyncio.Handle)
refused("LifoQueue", asyncio.LifoQueue, 1, 1)
refused("PriorityQueue", asyncio.PriorityQueue, 1, 1)
refused("Queue", asyncio.Queue, 1, 1)
refused("Runner", asyncio.Runner, 1)
refused("Task", asyncio.Task, None)
refused("Timeout", asyncio.Timeout)
refused("TimerHandle", asyncio.TimerHandle)
refused("eager_task_factory", asyncio.eager_task_factory, None, None)
refused("eager_task_factory", asyncio.eager_task_factory)
refused("iscoroutine", asyncio.iscoroutine)
refused("iscoroutinefunction", asyncio.iscoroutinefunction)
refused("isfuture", asyncio.isfuture)
refused("run_coroutine_threadsafe", asyncio.run_coroutine_threadsafe)
refused("set_event_loop", asyncio.set_event_loop, 'x')
refused("set_event_loop", asyncio.set_event_loop)
refused("set_event_loop_policy", asyncio.set_event_loop_policy, 'x')
refused("set_event_loop_policy", asyncio.set_event_loop_policy)
refused("timeout_at", asyncio.timeout_at)
refused("wrap_future", asyncio.wrap_future, None)
refused("wrap_future", asyncio.wrap_future, 'x')
refused("wrap_future", asyncio.wrap_future)
