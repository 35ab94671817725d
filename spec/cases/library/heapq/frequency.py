import heapq
from collections import Counter

text = "the quick brown fox jumps over the lazy dog the fox"
counts = Counter(text.split())
print(heapq.nlargest(3, counts.items(), key=lambda kv: (kv[1], kv[0])))


# Huffman codes.
def huffman(text):
    heap = [[n, i, [c, ""]] for i, (c, n) in enumerate(sorted(Counter(text).items()))]
    heapq.heapify(heap)
    count = len(heap)
    while len(heap) > 1:
        lo, hi = heapq.heappop(heap), heapq.heappop(heap)
        for pair in lo[2:]:
            pair[1] = "0" + pair[1]
        for pair in hi[2:]:
            pair[1] = "1" + pair[1]
        heapq.heappush(heap, [lo[0] + hi[0], count, *lo[2:], *hi[2:]])
        count += 1
    return sorted(heap[0][2:], key=lambda p: (len(p[1]), p))


print(huffman("abracadabra"))
