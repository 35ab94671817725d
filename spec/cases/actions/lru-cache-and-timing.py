# An LRU cache on a dict with hit statistics, tested against a naive model.
class LRU:
    def __init__(self, capacity):
        self.capacity, self.data, self.hits, self.misses, self.evicted = capacity, {}, 0, 0, []
    def get(self, key, default=None):
        try:
            value = self.data.pop(key)
        except KeyError:
            self.misses += 1
            return default
        self.data[key] = value
        self.hits += 1
        return value
    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            oldest = next(iter(self.data))
            del self.data[oldest]
            self.evicted.append(oldest)
    def __contains__(self, key): return key in self.data
    def __len__(self): return len(self.data)
    def __repr__(self): return f"LRU({', '.join(f'{k}={v}' for k, v in self.data.items())})"

class Model:
    def __init__(self, n): self.n, self.items = n, []
    def get(self, k):
        for i, (a, v) in enumerate(self.items):
            if a == k:
                self.items.append(self.items.pop(i))
                return v
    def put(self, k, v):
        self.items = [(a, b) for a, b in self.items if a != k] + [(k, v)]
        self.items = self.items[-self.n:]

cache = LRU(3)
for key in "abcabdaecb":
    value = cache.get(key)
    if value is None:
        cache.put(key, key.upper())
    print(key, cache, end=" | ")
print()
print(cache.hits, cache.misses, cache.evicted, len(cache), "e" in cache, "z" in cache)
seed = 42
def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n
lru, model = LRU(5), Model(5)
for step in range(500):
    k = rand(9)
    if rand(2):
        assert lru.get(k) == model.get(k), step
    else:
        lru.put(k, step)
        model.put(k, step)
    assert list(lru.data.items()) == model.items, step
print("model agrees", lru, lru.hits, lru.misses, len(lru.evicted))
