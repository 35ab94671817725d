import asyncio


async def work(n, fail=False):
    await asyncio.sleep(n / 100)
    if fail:
        raise ValueError(n)
    return n


def make(*args):
    return [asyncio.create_task(work(abs(n), n < 0)) for n in args]


def values(tasks):
    return sorted(repr(t.exception() or t.result()) for t in tasks)


async def main():
    done, pending = await asyncio.wait(make(1, 2, -3))
    print(values(done), pending)
    tasks = make(1, 5, 9)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(values(done), len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.06)
    print(values(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(values(done), len(pending))
    tasks = make(1, -3, 9)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(values(done), len(pending))
    done, pending = await asyncio.wait(tasks, return_when='ALL_COMPLETED')
    print(values(done), len(pending))
    done, pending = await asyncio.wait(make(1), timeout=0)
    print(len(done), len(pending))
    await asyncio.wait(pending)
    done, pending = await asyncio.wait({*make(1, 1)})
    print(len(done))
    coro = work(1)
    for bad in ([], 5, coro, [coro], make(1)[0]):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    coro.close()
    try:
        await asyncio.wait(make(1), return_when='SOME')
    except ValueError as e:
        print(e)
    print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)


asyncio.run(main())
