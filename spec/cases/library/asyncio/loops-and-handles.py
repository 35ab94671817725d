import asyncio


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()
    print(asyncio.get_event_loop() is loop, asyncio._get_running_loop() is loop, loop.is_running(), loop.is_closed())
    handle = loop.call_soon(print, "soon", 1)
    dropped = loop.call_soon(print, "dropped")
    dropped.cancel()
    timer = loop.call_later(0.01, print, "later")
    never = loop.call_at(loop.time() + 100, print, "never")
    never.cancel()
    print(isinstance(handle, asyncio.Handle), isinstance(timer, asyncio.TimerHandle), handle.cancelled(), dropped.cancelled(), timer.when() > 0)
    await asyncio.sleep(0.02)
    task = asyncio.create_task(asyncio.sleep(0, "value"), name="named")
    print(task.get_name(), task.done(), await task, task.done(), task.result(), task.get_stack() == [], task.cancelled())
    task.set_name("other")
    print(task.get_name(), asyncio.current_task().get_name().startswith("Task-"), len(asyncio.all_tasks()))
    future = loop.create_future()
    attempt(future.result)
    attempt(future.exception)
    future.set_result(5)
    attempt(future.set_result, 6)
    print(await future, future.result(), asyncio.isfuture(future), asyncio.isfuture(5))
    loop.set_task_factory(asyncio.eager_task_factory)
    print(asyncio.create_task(asyncio.sleep(0, "eager")).done())
    factory = asyncio.create_eager_task_factory(asyncio.Task)
    loop.set_task_factory(None)
    print(callable(factory), loop.get_task_factory())
    handler = []
    loop.set_exception_handler(lambda loop, context: handler.append(context["message"]))
    loop.call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(handler[0].startswith("Exception in callback"), loop.get_debug())
    for wrong in (5, print, None):
        attempt(asyncio.ensure_future, wrong)
    attempt(asyncio.gather, 5)
    try:
        await asyncio.wait_for(asyncio.sleep(10), 0.001)
    except TimeoutError as error:
        print("TimeoutError", error)
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)
    try:
        async with asyncio.timeout(0):
            await asyncio.sleep(1)
    except TimeoutError:
        print("timed out")
    queue = asyncio.Queue(1)
    queue.put_nowait(1)
    attempt(queue.put_nowait, 2)
    print(queue.get_nowait(), queue.empty(), queue.full(), queue.maxsize, queue.qsize())
    attempt(queue.get_nowait)
    queue.task_done()
    attempt(queue.task_done)
    attempt(asyncio.Semaphore, -1)
    attempt(asyncio.Lock().release)
    attempt(asyncio.BoundedSemaphore(1).release)
    attempt(asyncio.Barrier, 0)


asyncio.run(main())
attempt(asyncio.get_running_loop)
attempt(asyncio.current_task)
attempt(asyncio.run, 5)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop, loop.run_until_complete(asyncio.sleep(0, 7)), isinstance(asyncio.get_event_loop_policy(), asyncio.AbstractEventLoopPolicy))
loop.close()
attempt(loop.call_soon, print)
asyncio.set_event_loop(None)
asyncio.set_event_loop_policy(None)
