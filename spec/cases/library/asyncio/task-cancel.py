import asyncio


async def forever(log, name):
    try:
        log.append(f'{name} starts')
        await asyncio.sleep(1000)
    except asyncio.CancelledError as e:
        log.append(f'{name} {e.args}')
        raise
    finally:
        log.append(f'{name} ends')


async def stubborn():
    for i in range(3):
        try:
            await asyncio.sleep(1000)
        except asyncio.CancelledError:
            pass
    return 'at last'


async def main():
    log = []
    t = asyncio.create_task(forever(log, 'a'))
    print(t.cancel('early'), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), log, t.cancelled(), t.done())
    t = asyncio.create_task(forever(log, 'b'))
    await asyncio.sleep(0)
    print(t.cancel(), t.cancel('two'), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), log)
    for f in (t.result, t.exception):
        try:
            f()
        except asyncio.CancelledError as e:
            print(repr(e))
    print(t.cancel(), t.cancelling())

    t = asyncio.create_task(stubborn())
    for i in range(3):
        await asyncio.sleep(0)
        t.cancel()
    print(await t, t.cancelled(), t.cancelling())

    async def takes_back():
        try:
            await asyncio.sleep(1000)
        except asyncio.CancelledError:
            me = asyncio.current_task()
            print('was asked', me.cancelling(), me.uncancel(), me.uncancel(), me.cancelling())
        return 'went on'

    t = asyncio.create_task(takes_back())
    await asyncio.sleep(0)
    t.cancel()
    print(await t)

    async def waits_for(other):
        await other

    inner = asyncio.create_task(forever(log, 'inner'))
    outer = asyncio.create_task(waits_for(inner))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled(), inner.cancelled(), log[-1])

    async def cleanup():
        try:
            await asyncio.sleep(1000)
        finally:
            await asyncio.sleep(0.01)
            print('cleaned up')

    t = asyncio.create_task(cleanup())
    await asyncio.sleep(0)
    t.cancel()
    print(await asyncio.gather(t, return_exceptions=True))

    async def raises_instead():
        try:
            await asyncio.sleep(1000)
        except asyncio.CancelledError:
            raise ValueError('instead')

    t = asyncio.create_task(raises_instead())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(repr(e), repr(e.__context__))
    left = asyncio.create_task(forever([], 'left over'))
    await asyncio.sleep(0)
    return left


left = asyncio.run(main())
print(left.cancelled())
