import heapq

graph = {
    "A": {"B": 7, "C": 3, "D": 12},
    "B": {"E": 2},
    "C": {"B": 1, "D": 4, "E": 8},
    "D": {"E": 1},
    "E": {},
}


def shortest(start):
    best = {start: 0}
    queue = [(0, start, [start])]
    order = []
    while queue:
        cost, node, path = heapq.heappop(queue)
        if cost > best[node]:
            continue
        order.append((node, cost, "".join(path)))
        for other, weight in graph[node].items():
            total = cost + weight
            if total < best.get(other, float("inf")):
                best[other] = total
                heapq.heappush(queue, (total, other, path + [other]))
    return best, order


print(shortest("A"))

tasks = []
for i, (priority, name) in enumerate([(2, "b"), (1, "a"), (2, "c"), (1, "d")]):
    heapq.heappush(tasks, (priority, i, {"name": name}))
print([heapq.heappop(tasks)[2]["name"] for _ in range(4)])
try:
    heapq.heappush([(1, {})], (1, {}))
except TypeError as e:
    print(e)
