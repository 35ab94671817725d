from queue import Queue


class UniqueQueue(Queue):
    def _init(self, maxsize):
        self.queue = {}

    def _put(self, item):
        self.queue[item] = None

    def _get(self):
        item = next(iter(self.queue))
        del self.queue[item]
        return item


q = UniqueQueue()
for x in "abacab":
    q.put(x)
print(q.qsize(), [q.get() for _ in range(q.qsize())], q.unfinished_tasks)
