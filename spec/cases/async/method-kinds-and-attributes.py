def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
class A:
    async def m(self): return "m"
    @classmethod
    async def c(cls): return cls.__name__
    @staticmethod
    async def s(): return "s"
    async def chain(self): return await self.m(), await A.c(), await self.s()
print(run(A().chain()))
c = A().m()
print(type(c).__name__, c.__name__, c.__qualname__, hasattr(c, "__await__"), hasattr(c, "__iter__"), c.cr_running)
for f in (lambda: iter(c), lambda: list(c), lambda: next(c)):
    try:
        f()
    except TypeError as e:
        print(e)
c.close()
# expect: ('m', 'A', 's')
# expect: coroutine m A.m True False False
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not iterable
# expect: 'coroutine' object is not an iterator
