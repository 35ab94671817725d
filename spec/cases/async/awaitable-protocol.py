class Yield:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return f"got {got}"
async def f():
    a = await Yield(1)
    b = await Yield(2)
    return a, b
c = f()
print(c.send(None), c.send("x"))  # expect: 1 2
try:
    c.send("y")
except StopIteration as e:
    print(e.value)  # expect: ('got x', 'got y')
class It:
    def __await__(self): return iter([10, 20])
async def g(): return await It()
c = g()
print(c.send(None), c.send(None))  # expect: 10 20
try:
    c.send(None)
except StopIteration as e:
    print(e.value)  # expect: None
