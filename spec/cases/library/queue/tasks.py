from dataclasses import dataclass, field
from queue import Empty, PriorityQueue, Queue


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


jobs = PriorityQueue()
for p, n in ((2, "test"), (1, "build"), (3, "ship"), (1, "lint")):
    jobs.put(Job(p, n))
print(jobs.get().priority, [jobs.get().name for _ in range(3)][-1])
work = Queue()
for i in range(3):
    work.put(i)
done = []
while not work.empty():
    n = work.get()
    if n == 1:
        work.put(10)
    done.append(n)
    work.task_done()
work.join()
print(done, work.unfinished_tasks)
try:
    work.get_nowait()
except Empty:
    print("empty")


# Breadth-first search.
def bfs(start, goal, moves):
    frontier = Queue()
    frontier.put((start, [start]))
    seen = {start}
    while not frontier.empty():
        node, path = frontier.get()
        if node == goal:
            return path
        for nxt in moves(node):
            if nxt not in seen:
                seen.add(nxt)
                frontier.put((nxt, path + [nxt]))


print(bfs(1, 22, lambda n: [n * 2, n + 3]))
try:
    p = PriorityQueue()
    p.put((1, {}))
    p.put((1, {}))
except TypeError as e:
    print(e)
