import zlib
crc, adler = 0, 1
for part in (b"one", b"two", bytearray(b"three"), memoryview(b"four")):
    crc = zlib.crc32(part, crc)
    adler = zlib.adler32(part, adler)
    print(crc, adler)
print(zlib.crc32(b"onetwothreefour") == crc, zlib.adler32(b"onetwothreefour") == adler)
