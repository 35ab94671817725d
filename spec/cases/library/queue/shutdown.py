from queue import Queue, ShutDown

q = Queue()
q.put(1)
q.put(2)
q.shutdown()
for call in (lambda: q.put(3), lambda: q.get(), lambda: q.get(), lambda: q.get()):
    try:
        print(call())
    except ShutDown as e:
        print("ShutDown", e)
q = Queue()
q.put(1)
q.shutdown(immediate=True)
try:
    q.get()
except ShutDown:
    print("gone", q.qsize())
