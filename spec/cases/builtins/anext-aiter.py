def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
async def g():
    yield 1
    yield 2
async def f():
    it = aiter(g())
    return await anext(it), await anext(it), await anext(it, "default")
print(run(f()))
for bad in (lambda: aiter(5), lambda: anext(5)):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: (1, 2, 'default')
# expect: 'int' object is not an async iterable
# expect: 'int' object is not an async iterator
