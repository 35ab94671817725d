def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
async def agen(n):
    for i in range(n):
        got = yield i
        if got: print("got", got)
async def f():
    out = []
    async for x in agen(3): out.append(x)
    g = agen(3)
    out.append(await g.__anext__())
    out.append(await g.asend("hello"))
    out.append([x async for x in g])
    try:
        await g.__anext__()
    except StopAsyncIteration:
        out.append("stop")
    return out
print(run(f()))
async def h():
    g = (x * 2 async for x in agen(3))
    print(type(g).__name__)
    return [y async for y in g]
print(run(h()))
# expect: got hello
# expect: [0, 1, 2, 0, 1, [2], 'stop']
# expect: async_generator
# expect: [0, 2, 4]
