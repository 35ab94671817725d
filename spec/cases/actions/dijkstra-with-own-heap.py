# Shortest paths with a binary heap written by hand.
class Heap:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
        i = len(self.items) - 1
        while i and self.items[i] < self.items[(i - 1) // 2]:
            p = (i - 1) // 2
            self.items[i], self.items[p] = self.items[p], self.items[i]
            i = p
    def pop(self):
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0] = last
            i = 0
            while (c := 2 * i + 1) < len(self.items):
                if c + 1 < len(self.items) and self.items[c + 1] < self.items[c]:
                    c += 1
                if self.items[i] <= self.items[c]:
                    break
                self.items[i], self.items[c] = self.items[c], self.items[i]
                i = c
        return top
    def __len__(self):
        return len(self.items)

roads = [("A", "B", 4), ("A", "C", 2), ("B", "C", 1), ("B", "D", 5), ("C", "D", 8), ("C", "E", 10), ("D", "E", 2), ("D", "F", 6), ("E", "F", 3)]
graph = {}
for a, b, w in roads:
    graph.setdefault(a, {})[b] = w
    graph.setdefault(b, {})[a] = w
graph["Z"] = {}

def dijkstra(graph, start):
    distance = {node: float("inf") for node in graph}
    distance[start] = 0
    previous, heap, visited = {}, Heap(), []
    heap.push((0, start))
    while heap:
        d, node = heap.pop()
        if d > distance[node]:
            continue
        visited.append(node)
        for other, weight in graph[node].items():
            if (new := d + weight) < distance[other]:
                distance[other] = new
                previous[other] = node
                heap.push((new, other))
    return distance, previous, visited

def path(previous, end):
    nodes = [end]
    while nodes[-1] in previous:
        nodes.append(previous[nodes[-1]])
    return nodes[::-1]

distance, previous, visited = dijkstra(graph, "A")
print(visited)
for node in sorted(graph):
    print(f"{node}: {distance[node]:>4} via {'->'.join(path(previous, node)) if distance[node] < float('inf') else 'unreachable'}")
h = Heap()
for n in [5, 3, 8, 1, 9, 2, 7]:
    h.push(n)
print([h.pop() for _ in range(len(h))], len(h), bool(h))
