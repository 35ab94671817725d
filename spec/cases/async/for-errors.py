def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
class NoNext:
    def __aiter__(self): return 5
class SyncNext:
    def __aiter__(self): return self
    def __anext__(self): return 5
async def a():
    async for x in [1]: pass
async def b():
    async for x in NoNext(): pass
async def c():
    async for x in SyncNext(): pass
async def d():
    async with 5: pass
async def e():
    class E:
        def __aenter__(self): return 1
        async def __aexit__(self, *a): pass
    async with E(): pass
for f in (a, b, c, d, e):
    try:
        run(f())
    except Exception as x:
        print(type(x).__name__, x)
# expect: TypeError 'async for' requires an object with __aiter__ method, got list
# expect: TypeError 'async for' received an object from __aiter__ that does not implement __anext__: int
# expect: TypeError 'async for' received an invalid object from __anext__: int
# expect: TypeError 'int' object does not support the asynchronous context manager protocol
# expect: TypeError 'async with' received an object from __aenter__ that does not implement __await__: int
