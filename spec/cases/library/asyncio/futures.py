import asyncio


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    print(f, f.done(), f.cancelled(), f.get_loop() is loop)
    show(f.result)
    show(f.exception)
    seen = []

    def callback(future):
        seen.append(future.result())

    f.add_done_callback(callback)
    f.add_done_callback(callback)
    f.add_done_callback(print)
    print(f.remove_done_callback(callback), f.remove_done_callback(callback))
    f.add_done_callback(callback)
    f.set_result([1, 2])
    print(seen)
    await asyncio.sleep(0)
    print(seen, f)
    show(lambda: f.set_result(3))
    show(lambda: f.set_exception(ValueError))
    show(f.cancel)
    f.add_done_callback(callback)
    await asyncio.sleep(0)
    print(seen, await f)

    e = loop.create_future()
    e.set_exception(ValueError)
    print(e, repr(e.exception()))
    show(e.result)
    try:
        await e
    except ValueError as error:
        print(repr(error), error is e.exception())
    for bad in (5, 'x', int):
        show(lambda: loop.create_future().set_exception(bad))
    s = loop.create_future()
    s.set_exception(StopIteration(1))
    print(repr(s.exception()))

    c = loop.create_future()
    print(c.cancel('message'), c.cancel(), c.cancelled(), c.done(), c)
    show(c.result)
    show(c.exception)
    try:
        await c
    except asyncio.CancelledError as error:
        print(repr(error))
    long = loop.create_future()
    long.set_result('x' * 100)
    print(long)
    print(asyncio.isfuture(f), asyncio.isfuture(5), asyncio.isfuture(asyncio.Future), asyncio.isfuture(main))
    print(asyncio.Future, asyncio.Task, asyncio.Future[int])
    print(asyncio.wrap_future(f) is f)
    own = asyncio.Future()
    loop.call_soon(own.set_result, 'own')
    print(await own)

    class Mine(asyncio.Future):
        def set_result(self, result):
            super().set_result(result * 2)

    m = Mine()
    loop.call_soon(m.set_result, 21)
    print(await m, m)


asyncio.run(main())
