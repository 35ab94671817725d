import heapq

low, high = [], []
medians = []
for x in [5, 15, 1, 3, 8, 7, 9, 2, 2.5]:
    heapq.heappush(low, -heapq.heappushpop(high, x))
    if len(low) > len(high):
        heapq.heappush(high, -heapq.heappop(low))
    medians.append(high[0] if len(high) > len(low) else (high[0] - low[0]) / 2)
print(medians)


def heapsort(items):
    h = []
    for x in items:
        heapq.heappush(h, x)
    return [heapq.heappop(h) for _ in range(len(h))]


print(heapsort("heapsort is fun"))
print(heapsort([2**70, -1, 2.5, True, 0]))
print(heapsort([[2, "b"], [1, "z"], [2, "a"]]))
