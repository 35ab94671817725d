from collections import deque
graph = {"a": "bc", "b": "d", "c": "d", "d": "e", "e": ""}
seen, queue, order = {"a"}, deque(["a"]), []
while queue:
    node = queue.popleft()
    order.append(node)
    for other in graph[node]:
        if other not in seen:
            seen.add(other)
            queue.append(other)
print(order)
def moving_average(values, n):
    window = deque(maxlen=n)
    for v in values:
        window.append(v)
        if len(window) == n:
            yield sum(window) / n
print(list(moving_average([1, 2, 3, 4, 5], 3)), deque("abc").__reduce__()[:2], deque("abc", 5).__reduce__()[:2], deque[int])
def tail(lines, n): return list(deque(lines, n))
print(tail(range(100), 3))
