# divergence: hash-of-text
print(hash("coluber") == hash("col" + "uber"), hash("abc") == hash(b"abc"), hash(""), hash(float("nan")))
print(hash("coluber"), hash("ü"), hash(b"\x00"))
print(hash(2**61), hash(0.5), hash((1, 2, 3)), hash(-1), hash(1.0) == hash(1) == hash(True))
