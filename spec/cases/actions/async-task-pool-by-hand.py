# A tiny event loop with virtual time: sleep, gather, a queue, timeouts and cancellation.
from collections import deque

class Wait:
    def __init__(self, until): self.until = until
    def __await__(self): return (yield self)
class Cancelled(BaseException): pass
class Timeout(Exception): pass

class Task:
    def __init__(self, loop, coro, name):
        self.loop, self.coro, self.name = loop, coro, name
        self.done, self.result, self.error, self.cancelling = False, None, None, False
    def step(self):
        try:
            wait = self.coro.throw(Cancelled()) if self.cancelling else self.coro.send(None)
        except StopIteration as stop:
            self.done, self.result = True, stop.value
        except (Exception, Cancelled) as e:
            self.done, self.error = True, e
        else:
            self.cancelling = False
            self.loop.later(wait.until, self)
    def cancel(self): self.cancelling = True
    def __await__(self):
        while not self.done: yield Wait(lambda: self.done)
        if self.error: raise self.error
        return self.result

class Loop:
    def __init__(self): self.now, self.tasks, self.waiting = 0, deque(), []
    def spawn(self, coro, name="task"):
        task = Task(self, coro, name)
        self.tasks.append(task)
        return task
    def later(self, until, task): self.waiting.append((until, task))
    def run(self, coro):
        main = self.spawn(coro, "main")
        while not main.done:
            while self.tasks: self.tasks.popleft().step()
            ready = [p for p in self.waiting if p[1].cancelling or (p[0]() if callable(p[0]) else p[0] <= self.now)]
            if ready:
                self.waiting = [p for p in self.waiting if p not in ready]
                self.tasks.extend(t for _, t in ready)
            elif times := [u for u, _ in self.waiting if not callable(u)]: self.now = min(times)
            elif not main.done: raise RuntimeError("deadlock")
        if main.error: raise main.error
        return main.result

loop = Loop()
def say(*words): print(f"[{loop.now:>2}]", *words)
async def sleep(n): await Wait(loop.now + n)
async def gather(*coros):
    tasks = [loop.spawn(c) for c in coros]
    return [await t for t in tasks]
async def within(limit, coro):
    task = loop.spawn(coro)
    end = loop.now + limit
    while not task.done:
        if loop.now >= end:
            task.cancel()
            try: await task
            except Cancelled: raise Timeout(f"after {limit}") from None
        await sleep(1)
    return task.result

async def fetch(name, delay, fail=False):
    say("start", name)
    try:
        await sleep(delay)
    except Cancelled:
        say("cancelled", name)
        raise
    if fail: raise ValueError(f"{name} failed")
    say("done", name)
    return name.upper()

async def producer(queue):
    for i in range(3):
        await sleep(2)
        queue.append(i)
        say("put", i)
    queue.append(None)
async def consumer(queue):
    total = 0
    while True:
        while not queue: await sleep(1)
        item = queue.popleft()
        if item is None: return total
        total += item
        say("got", item)

async def main():
    say(await gather(fetch("a", 3), fetch("b", 1), fetch("c", 2)))
    try:
        await gather(fetch("d", 1), fetch("bad", 2, fail=True))
    except ValueError as e:
        say("error", e)
    queue = deque()
    loop.spawn(producer(queue))
    say("total", await consumer(queue))
    say(await within(5, fetch("quick", 2)))
    try:
        await within(3, fetch("slow", 100))
    except Timeout as e:
        say("timeout", e)
    return "finished"
print(loop.run(main()), loop.now)
async def stuck(): await Wait(lambda: False)
try:
    Loop().run(stuck())
except RuntimeError as e:
    print(e)
