import zlib
for start in (-1, 0, 1, 2**32 - 1, 2**32, 2**40 + 3, True):
    print(start, zlib.crc32(b"abc", start), zlib.adler32(b"abc", 1))
