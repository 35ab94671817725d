def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
async def v(x): return x
async def f():
    a = [await v(i) for i in range(3)]
    b = {await v(i): await v(i * i) for i in range(3)}
    c = sorted([await v(3), await v(1)])
    d = (await v(1)) + (await v(2)) * await v(3)
    e = -await v(5), not await v(0), await v(1) if await v(True) else await v(2)
    g = f"{await v('fs')}"
    return a, b, c, d, e, g, await (lambda: v("lam"))()
print(run(f()))  # expect: ([0, 1, 2], {0: 0, 1: 1, 2: 4}, [1, 3], 7, (-5, True, 1), 'fs', 'lam')
