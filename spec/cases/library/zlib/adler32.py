import zlib
print(zlib.adler32(b""), zlib.adler32(b"hello world"), zlib.adler32(b"\xff" * 10000), zlib.adler32(bytes(range(256)) * 50))
