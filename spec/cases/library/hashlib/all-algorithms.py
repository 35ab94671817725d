import hashlib
data = bytes(range(256)) * 3
for name in sorted(hashlib.algorithms_guaranteed):
    make = getattr(hashlib, name)
    if name.startswith("shake"):
        print(name, make(b"").hexdigest(8), make(data).hexdigest(20), make(data).digest_size, make(data).block_size)
    else:
        print(name, make(b"").hexdigest(), make(data).hexdigest(), make().digest_size, make().block_size)
