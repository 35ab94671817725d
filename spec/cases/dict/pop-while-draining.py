queue = {"a": ["b", "c"], "b": [], "c": ["d"], "d": []}
order = []
while queue:
    k, v = queue.popitem()
    order.append((k, v))
print(order)
d = {i: None for i in range(5)}
while d:
    first = next(iter(d))
    d.pop(first)
    print(first, len(d), end=" ")
print()
