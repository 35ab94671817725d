from functools import lru_cache


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"K{self.n}"


made = []


@lru_cache(maxsize=3)
def compute(key, scale=1):
    made.append(key)
    return key.n * scale


for n in (1, 2, 3, 1, 4, 2, 1, 4, 3):
    compute(Key(n))
print(made)
print(compute.cache_info())


@lru_cache(maxsize=3)
def nested(n):
    return 0 if n == 0 else 1 + nested(n - 1)


print(nested(10), nested.cache_info())
