import queue
from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue

for cls in (Queue, LifoQueue, PriorityQueue):
    q = cls()
    for x in (3, 1, 2):
        q.put(x)
    print(cls.__name__, q.qsize(), q.empty(), q.full(), [q.get() for _ in range(3)], q.empty())
q = Queue(maxsize=2)
q.put("a")
q.put_nowait("b")
print(q.full())
for call in (lambda: q.put("c", block=False), lambda: q.put_nowait("c"), lambda: Queue().get(block=False), lambda: Queue().get_nowait(), lambda: q.get(timeout=-1), lambda: q.task_done() or q.task_done() or q.task_done()):
    try:
        print(call())
    except Exception as e:
        print(type(e).__name__, e)
s = SimpleQueue()
s.put(1)
s.put_nowait(2)
print(s.get(), s.get_nowait(), s.empty(), s.qsize(), Queue[int], list(q.queue), q.maxsize, q.unfinished_tasks)
print(issubclass(Empty, Exception), issubclass(Full, Exception), queue.__all__ == sorted(queue.__all__) or len(queue.__all__))
