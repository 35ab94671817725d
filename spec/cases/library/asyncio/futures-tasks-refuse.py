# What futures, tasks and queues refuse, and the functions that make loops and tasks known.
import asyncio


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


async def work():
    await asyncio.sleep(0)
    return 1


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    show("Future(1)", asyncio.Future, 1)
    show("Future(nonsense)", asyncio.Future, nonsense=1)
    show("add_done_callback()", future.add_done_callback)
    show("add_done_callback(1, 2)", future.add_done_callback, 1, 2)
    show("remove_done_callback()", future.remove_done_callback)
    show("cancel(1, 2)", future.cancel, 1, 2)
    show("set_exception()", future.set_exception)
    show("set_exception(1)", future.set_exception, 1)
    show("result", future.result)
    show("exception", future.exception)
    future.set_exception(ValueError)
    show("set again", future.set_exception, ValueError)
    show("set_result", future.set_result, 1)
    show("exception", future.exception)
    show("result", future.result)

    task = asyncio.create_task(work(), name="w")
    show("task add_done_callback()", task.add_done_callback)
    show("task remove_done_callback()", task.remove_done_callback)
    seen = []
    task.add_done_callback(seen.append)
    show("removed", task.remove_done_callback, seen.append)
    show("removed again", task.remove_done_callback, seen.append)
    show("task cancel(1, 2)", task.cancel, 1, 2)
    show("task get_stack(1)", task.get_stack, 1)
    show("task print_stack(1)", task.print_stack, 1)
    show("task set_exception", task.set_exception, ValueError())
    show("task set_result", task.set_result, 1)
    show("task set_name()", task.set_name)
    task.set_name(12)
    print(task.get_name(), await task)
    show("remove after the end", task.remove_done_callback, print)
    show("set_result()", task.set_result)
    show("set_exception()", task.set_exception)

    queue = asyncio.LifoQueue(2)
    await queue.put(1)
    await queue.put(2)
    show("shutdown(1, 2)", queue.shutdown, 1, 2)
    queue.shutdown()
    show("put_nowait", queue.put_nowait, 3)
    print(await queue.get(), queue.get_nowait())
    show("get_nowait", queue.get_nowait)
    queue = asyncio.PriorityQueue()
    queue.put_nowait((2, "b"))
    queue.put_nowait((1, "a"))
    queue.shutdown(immediate=True)
    show("get_nowait", queue.get_nowait)
    show("task_done", queue.task_done)

    show("create_eager_task_factory()", asyncio.create_eager_task_factory)
    handle = loop.call_soon(print, "called")
    print(type(handle.get_context()).__name__, handle.cancelled())
    handle.cancel()
    print(handle.cancelled())

    show("Task(1)", asyncio.Task, 1)
    show("Task()", asyncio.Task)
    show("create_task(1)", asyncio.create_task, 1)
    show("create_task()", asyncio.create_task)
    for name in ["_enter_task", "_leave_task", "_register_task", "_unregister_task", "_set_running_loop"]:
        show(f"{name}()", getattr(asyncio, name))
    current = asyncio.current_task()
    show("enter twice", lambda: asyncio._enter_task(loop, current) if current is None else None)
    show("leave(another)", lambda: asyncio._leave_task(loop, None) and None)
    asyncio._leave_task(loop, current)
    print(asyncio.current_task())
    asyncio._enter_task(loop, current)
    print(asyncio.current_task() is current)
    asyncio._register_task(current)
    asyncio._unregister_task(current)
    asyncio._register_task(current)


asyncio.run(main())
show("no loop", asyncio.get_running_loop)
asyncio._set_running_loop(None)
show("no loop", asyncio.get_running_loop)
