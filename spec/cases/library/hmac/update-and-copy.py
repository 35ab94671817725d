import hmac
h = hmac.new(b"key", digestmod="sha256")
h.update(b"a")
k = h.copy()
k.update(b"b")
h.update(b"c")
print(h.hexdigest(), k.hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()))
print(h.name, h.digest_size, h.block_size)
