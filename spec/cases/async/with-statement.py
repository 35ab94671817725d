class CM:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    async def __aenter__(self):
        print("enter", self.n)
        return self.n
    async def __aexit__(self, t, v, tb):
        print("exit", self.n, repr(v))
        return self.swallow
async def f():
    async with CM(1) as a, CM(2) as b:
        print(a, b)
    async with CM(3, True):
        raise ValueError("gone")
    try:
        async with CM(4):
            raise KeyError("kept")
    except KeyError as e:
        print("caught", e)
    async with CM(5):
        return "ret"
def run(c):
    try:
        while True: c.send(None)
    except StopIteration as e:
        return e.value
print(run(f()))
