print(hash(0), hash(1), hash(-1), hash(True), hash(1.5), hash(2.0), hash(2 ** 61 - 1), hash(2 ** 61), hash(float("inf")), hash(-float("inf")), hash(0.1), hash(1e300), hash(-2.5))
print(hash(()) == hash(()), hash((1, 2)) == hash((1, 2)), hash((1, 2)) != hash((2, 1)), hash("a") == hash("a"), hash(frozenset([1, 2])) == hash(frozenset([2, 1])), hash(None) == hash(None), hash(1 + 0j), hash(len) == hash(len))
for bad in ([], {}, set(), [1], bytearray(b"x"), ([],), slice([])):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
