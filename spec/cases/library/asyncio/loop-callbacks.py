import asyncio
import functools

loop = asyncio.new_event_loop()
log = []
loop.call_soon(log.append, 1)
h = loop.call_soon(log.append, 'never')
h.cancel()
h.cancel()
print(h.cancelled())
loop.call_later(0.03, log.append, 4)
loop.call_later(0.01, log.append, 3)
t = loop.call_at(loop.time() + 0.02, log.append, 'no')
print(t.cancelled(), t.when() > loop.time())
t.cancel()
loop.call_soon(functools.partial(log.append, 2))
loop.call_later(0.05, loop.stop)
print(loop.is_running(), loop.is_closed())
loop.run_forever()
print(log)


def order():
    log.clear()

    def a():
        log.append('a')
        loop.call_soon(log.append, 'd')

    loop.call_soon(a)
    loop.call_soon(log.append, 'b')
    loop.call_soon(log.append, 'c')
    loop.call_soon(loop.stop)
    loop.run_forever()
    print(log)
    loop.call_soon(loop.stop)
    loop.run_forever()
    print(log)


order()


async def f():
    return 'value'

print(loop.run_until_complete(f()))
fut = loop.create_future()
loop.call_later(0.01, fut.set_result, 'later')
print(loop.run_until_complete(fut))


async def stops():
    loop.stop()
    await asyncio.sleep(0.01)

try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print(e)


def handler(loop, context):
    print(sorted(context), context['message'].split('(')[0], repr(context['exception']))


loop.set_exception_handler(handler)
print(loop.get_exception_handler() is handler)


def boom():
    raise ValueError('in a callback')

loop.call_soon(boom)
loop.call_soon(loop.stop)
loop.run_forever()
for bad in (5, 'x'):
    try:
        loop.set_exception_handler(bad)
    except TypeError as e:
        print(e)
for call in (lambda: loop.call_later(None, print), lambda: loop.call_at(None, print)):
    try:
        call()
    except TypeError as e:
        print(e)
loop.set_debug(True)
for call in (lambda: loop.call_soon(5), lambda: loop.call_soon(f), lambda: loop.call_later(1, f)):
    try:
        call()
    except TypeError as e:
        print(e)
loop.close()
loop.close()
print(loop.is_closed())
for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_forever()):
    try:
        call()
    except RuntimeError as e:
        print(e)
