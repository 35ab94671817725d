class Count:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        return self.n
async def f():
    async for x in Count(3): print(x)
    else: print("else")
    async for x in Count(5):
        if x == 3: break
        print("x", x)
    return [y async for y in Count(3)], {y: 1 async for y in Count(2)}, [y async for y in Count(4) if y % 2], [await g(z) for z in (1, 2)]
async def g(v): return v + 100
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
print(run(f()))
# expect: 2
# expect: 1
# expect: 0
# expect: else
# expect: x 4
# expect: ([2, 1, 0], {1: 1, 0: 1}, [3, 1], [101, 102])
