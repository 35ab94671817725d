import asyncio


def show(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)


async def main(x=1):
    return x


async def nested():
    c = main()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    r = asyncio.Runner()
    try:
        r.run(c)
    except RuntimeError as e:
        print(e)
    print('closed')
    c.close()
    try:
        asyncio.get_running_loop().close()
    except RuntimeError as e:
        print(e)
    return 'end'


show(lambda: asyncio.run(main()))
show(lambda: asyncio.run(5))
show(lambda: asyncio.run(nested()))
show(asyncio.get_running_loop)
show(asyncio.current_task)
show(asyncio.all_tasks)


async def fails():
    raise KeyError('k')


async def exits():
    raise SystemExit(3)

show(lambda: asyncio.run(fails()))
show(lambda: asyncio.run(exits()))

c = main()
show(lambda: asyncio.create_task(c))
c.close()
show(lambda: asyncio.timeout(1))


async def cancels():
    asyncio.current_task().cancel('why')
    await asyncio.sleep(0)

show(lambda: asyncio.run(cancels()))

r = asyncio.Runner()
show(lambda: r.run(main(7)))
show(lambda: r.run(main(8)))
r.close()
r.close()
c = main()
show(lambda: r.run(c))
c.close()
show(r.get_loop)
with asyncio.Runner(debug=True) as r:
    print(r.get_loop().get_debug())
