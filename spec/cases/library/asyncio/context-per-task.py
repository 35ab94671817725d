import asyncio
import contextvars

var = contextvars.ContextVar('var', default='none')


async def child(name):
    before = var.get()
    var.set(name)
    await asyncio.sleep(0)
    return before, var.get()


async def main():
    var.set('main')
    print(await asyncio.gather(child('a'), child('b')))
    print(var.get())
    print(await child('direct'), var.get())
    ctx = contextvars.copy_context()
    ctx.run(var.set, 'given')
    t = asyncio.create_task(child('c'), context=ctx)
    print(await t, ctx[var], var.get(), t.get_context() is ctx)
    loop = asyncio.get_running_loop()
    seen = []
    loop.call_soon(lambda: seen.append(var.get()))
    loop.call_soon(lambda: seen.append(var.get()), context=ctx)
    var.set('changed')
    await asyncio.sleep(0)
    print(seen)
    f = loop.create_future()
    f.add_done_callback(lambda f: seen.append(var.get()), context=ctx)
    f.set_result(1)
    await asyncio.sleep(0)
    print(seen[-1])


asyncio.run(main())
print(var.get())
