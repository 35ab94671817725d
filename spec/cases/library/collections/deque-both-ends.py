from collections import deque
d = deque([2])
d.append(3)
d.appendleft(1)
d.extend("ab")
d.extendleft([0, -1])
print(d, d.pop(), d.popleft(), d, len(d))
d.clear()
print(d, len(d), bool(d))
for f in (d.pop, d.popleft):
    try:
        f()
    except IndexError as e:
        print(e)
q = deque()
for i in range(1000):
    q.append(i)
print(sum(q.popleft() for _ in range(990)), q, [q.pop() for _ in range(3)], q)
for make in (lambda: d.append(), lambda: d.append(1, 2), lambda: d.extend(1), lambda: d.extendleft(None), lambda: d.pop(1)):
    try:
        make()
    except TypeError as e:
        print(e)
