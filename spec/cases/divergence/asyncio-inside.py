# divergence: asyncio-inside
# imports: asyncio
import asyncio


async def main():
    try:
        await asyncio.open_connection('localhost', 80)
    except RuntimeError as e:
        print(e)
    try:
        await asyncio.create_subprocess_shell('ls')
    except RuntimeError as e:
        print(e)
    order = []
    loop = asyncio.get_running_loop()
    when = loop.time() + 3600
    for i in range(4):
        loop.call_at(when, order.append, i)
    await asyncio.sleep(3601)
    print(order, loop.time() >= when)
    await asyncio.Event().wait()


try:
    asyncio.run(main())
except RuntimeError as e:
    print(e)
