import zlib
names = ["ann", "bob", "cid", "dora", "eve", "fay"]
buckets = {}
for name in names:
    buckets.setdefault(zlib.crc32(name.encode()) % 3, []).append(name)
print(sorted(buckets.items()))
print(f"{zlib.crc32(b'checksum') & 0xffffffff:08x}", f"{zlib.adler32(b'checksum'):08x}")
