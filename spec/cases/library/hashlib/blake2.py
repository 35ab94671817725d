import hashlib
print(hashlib.blake2b(b"data", digest_size=16).hexdigest(), hashlib.blake2s(b"data", digest_size=10).hexdigest())
print(hashlib.blake2b(b"data", key=b"secret", digest_size=20).hexdigest())
print(hashlib.blake2s(b"data", key=b"k", salt=b"salt", person=b"me").hexdigest())
print(hashlib.blake2b(b"x" * 1000, salt=b"0123456789abcdef", person=b"p").hexdigest()[:40])
print(hashlib.blake2b(b"leaf", fanout=2, depth=2, leaf_size=4096, node_offset=1, node_depth=0, inner_size=64, last_node=True).hexdigest()[:40])
print(hashlib.blake2b(b"x").digest_size, hashlib.blake2s().name)
for options in ({"digest_size": 65}, {"digest_size": 0}, {"key": b"k" * 65}, {"salt": b"s" * 17}):
    try:
        hashlib.blake2b(b"", **options)
    except ValueError as e:
        print("ValueError")
