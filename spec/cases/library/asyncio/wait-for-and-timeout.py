import asyncio


async def work(n):
    try:
        await asyncio.sleep(n / 100)
    except asyncio.CancelledError:
        print('work', n, 'cancelled')
        raise
    return n


async def main():
    loop = asyncio.get_running_loop()
    print(await asyncio.wait_for(work(1), 1))
    print(await asyncio.wait_for(work(1), None))
    for t in (0.01, 0, -1):
        try:
            await asyncio.wait_for(work(100), t)
        except TimeoutError as e:
            print(repr(e), repr(e.__cause__))
    f = loop.create_future()
    f.set_result(3)
    print(await asyncio.wait_for(f, 0))
    try:
        await asyncio.wait_for(asyncio.shield(t := asyncio.create_task(work(3))), 0.01)
    except asyncio.TimeoutError:
        print('shielded', t.done(), await t)
    print(asyncio.TimeoutError is TimeoutError)

    async with asyncio.timeout(1) as cm:
        print(cm.expired(), repr(cm)[:22])
        await work(1)
    print(cm.expired(), cm, cm.when() > loop.time())
    try:
        async with asyncio.timeout(0.01) as cm:
            await work(100)
    except TimeoutError as e:
        print(repr(e), repr(e.__cause__), cm.expired(), cm)
    async with asyncio.timeout(None) as cm:
        print(cm.when(), cm)
        cm.reschedule(loop.time() + 0.5)
        await work(1)
    print(cm)
    try:
        async with asyncio.timeout_at(loop.time() - 1) as cm:
            await work(100)
    except TimeoutError:
        print('past')
    try:
        async with asyncio.timeout(10) as cm:
            cm.reschedule(loop.time() + 0.01)
            await work(100)
    except TimeoutError:
        print('rescheduled')
    for f in (lambda: cm.reschedule(1), lambda: asyncio.timeout(1).reschedule(2)):
        try:
            f()
        except RuntimeError as e:
            print(e)
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
    try:
        async with asyncio.timeout(0.01):
            try:
                async with asyncio.timeout(10):
                    await work(100)
            except TimeoutError:
                print('inner')
    except TimeoutError:
        print('outer')
    try:
        async with asyncio.timeout(0.01):
            try:
                await work(100)
            except asyncio.CancelledError:
                raise ValueError('x')
    except ValueError as e:
        print(repr(e), repr(e.__context__), repr(e.__context__.__cause__))
    print(repr(asyncio.timeout(5)), asyncio.Timeout(3).when())

    async def waits():
        await asyncio.wait_for(work(100), 50)

    t = asyncio.create_task(waits())
    await asyncio.sleep(0.01)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))


asyncio.run(main())
