import asyncio
import re


def shown(x):
    return re.sub(' object at 0x[0-9a-f]+', '', repr(x))


async def lock():
    lock = asyncio.Lock()
    print(shown(lock), lock.locked())
    log = []

    async def use(n):
        async with lock:
            log.append(f'{n} in')
            await asyncio.sleep(0)
            log.append(f'{n} out')

    await asyncio.gather(*(use(i) for i in range(3)))
    print(log)
    print(await lock.acquire(), shown(lock))
    t = asyncio.create_task(lock.acquire())
    u = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(shown(lock))
    t.cancel()
    await asyncio.wait([t])
    lock.release()
    print(await u, lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)


async def event():
    event = asyncio.Event()
    print(shown(event), event.is_set())
    tasks = [asyncio.create_task(event.wait()) for _ in range(2)]
    await asyncio.sleep(0)
    print(shown(event))
    event.set()
    event.set()
    print(shown(event), await asyncio.gather(*tasks), await event.wait())
    event.clear()
    print(event.is_set())
    t = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(shown(event))


async def condition():
    cond = asyncio.Condition()
    print(shown(cond), cond.locked())
    log = []

    async def waits(n):
        async with cond:
            print(await cond.wait(), n)
            log.append(n)

    tasks = [asyncio.create_task(waits(i)) for i in range(4)]
    await asyncio.sleep(0)
    async with cond:
        print(shown(cond))
        cond.notify()
    await asyncio.sleep(0.01)
    print(log)
    async with cond:
        cond.notify(2)
    await asyncio.sleep(0.01)
    print(log)
    tasks[3].cancel()
    await asyncio.wait(tasks)
    print(log, tasks[3].cancelled(), cond.locked())
    for f in (cond.notify, cond.notify_all):
        try:
            f()
        except RuntimeError as e:
            print(e)
    try:
        await cond.wait()
    except RuntimeError as e:
        print(e)
    value = 0

    async def until():
        async with cond:
            return await cond.wait_for(lambda: value >= 2 and f'value {value}')

    t = asyncio.create_task(until())
    for value in range(1, 4):
        await asyncio.sleep(0)
        async with cond:
            cond.notify_all()
    print(await t)
    lock = asyncio.Lock()
    a, b = asyncio.Condition(lock), asyncio.Condition(lock)
    async with a:
        print(b.locked(), lock.locked())


async def semaphore():
    sem = asyncio.Semaphore(2)
    print(shown(sem), sem.locked())
    running = most = 0

    async def use(n):
        nonlocal running, most
        async with sem:
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.001 * n)
            running -= 1

    await asyncio.gather(*(use(i) for i in range(6)))
    print(most, shown(sem))
    await sem.acquire()
    print(await sem.acquire(), sem.locked(), shown(sem))
    t = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    print(shown(sem))
    sem.release()
    print(await t, sem.locked())
    t = asyncio.create_task(sem.acquire())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    sem.release()
    sem.release()
    sem.release()
    print(shown(sem))
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)
    bounded = asyncio.BoundedSemaphore()
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as e:
        print(e)
    print(shown(bounded))
    zero = asyncio.Semaphore(0)
    print(zero.locked(), shown(zero))


async def barrier():
    b = asyncio.Barrier(3)
    print(shown(b), b.parties, b.n_waiting, b.broken)

    async def meet():
        async with b as n:
            return n

    tasks = [asyncio.create_task(meet()) for _ in range(2)]
    await asyncio.sleep(0)
    print(shown(b), b.n_waiting)
    print(await b.wait(), sorted(await asyncio.gather(*tasks)), shown(b))
    t = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    await b.reset()
    print(await asyncio.gather(t, return_exceptions=True), b.broken)
    t = asyncio.create_task(b.wait())
    await asyncio.sleep(0)
    await b.abort()
    print(await asyncio.gather(t, return_exceptions=True), b.broken, shown(b))
    try:
        await b.wait()
    except asyncio.BrokenBarrierError as e:
        print(repr(e))
    await b.reset()
    print(b.broken)
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)


for f in (lock, event, condition, semaphore, barrier):
    print('---', f.__name__)
    asyncio.run(f())

shared = asyncio.Lock()


async def contend():
    async with shared:
        t = asyncio.create_task(shared.acquire())
        await asyncio.sleep(0)
        t.cancel()


asyncio.run(contend())
try:
    asyncio.run(contend())
except RuntimeError as e:
    print(e)
