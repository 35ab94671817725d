import zlib
print(zlib.crc32(b""), zlib.crc32(b"hello world"), zlib.crc32(b"x" * 1000))
