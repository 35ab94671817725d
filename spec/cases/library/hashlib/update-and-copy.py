import hashlib
h = hashlib.sha256()
h.update(b"hello ")
h.update(bytearray(b"world"))
k = h.copy()
k.update(memoryview(b"!"))
print(h.hexdigest(), h.name, h.digest_size)
print(k.hexdigest() == hashlib.sha256(b"hello world!").hexdigest(), h.digest() == bytes.fromhex(h.hexdigest()))
one = hashlib.md5()
for i in range(200):
    one.update(str(i).encode())
print(one.hexdigest() == hashlib.md5("".join(map(str, range(200))).encode()).hexdigest(), one.hexdigest())
print(hashlib.sha1("größe".encode("utf-8")).hexdigest())
