class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        for _ in range(self.n): yield
        return self.n
log = []
async def task(name, n):
    for i in range(2):
        await Sleep(n)
        log.append(f"{name}{i}")
    return name
def gather(*cs):
    results, live = {}, list(enumerate(cs))
    while live:
        for pair in list(live):
            i, c = pair
            try:
                c.send(None)
            except StopIteration as e:
                results[i] = e.value
                live.remove(pair)
    return [results[i] for i in range(len(cs))]
print(gather(task("a", 3), task("b", 1), task("c", 2)), log)
# expect: ['a', 'b', 'c'] ['b0', 'b1', 'c0', 'a0', 'c1', 'a1']
