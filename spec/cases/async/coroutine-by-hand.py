async def f(x): return x * 2
async def g():
    a = await f(1)
    b = await f(a)
    return a + b
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
print(run(g()), type(f(1)).__name__ if False else "coroutine")  # expect: 6 coroutine
c = f(5)
try:
    c.send(None)
except StopIteration as e:
    print(e.value)  # expect: 10
try:
    c.send(None)
except RuntimeError as e:
    print(e)  # expect: cannot reuse already awaited coroutine
