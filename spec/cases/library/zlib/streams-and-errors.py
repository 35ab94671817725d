import zlib

data = b"The quick brown fox jumps over the lazy dog. " * 20


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except (zlib.error, ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


# containers: zlib, gzip, raw
for wbits in (15, 9, 31, -15, -9):
    packed = zlib.compress(data, wbits=wbits)
    print(wbits, packed[:4], len(packed), zlib.decompress(packed, wbits=wbits) == data)
print(zlib.decompress(zlib.compress(data, wbits=31), 47) == data, zlib.decompress(zlib.compress(data), wbits=47) == data)
print(zlib.decompress(zlib.compress(data, 9), 15, 1) == data)

# pieces
packer = zlib.compressobj(9)
print(packer.compress(data), packer.compress(b""), packer.flush(zlib.Z_NO_FLUSH))
twin = packer.copy()
print(packer.flush() == twin.flush() == zlib.compress(data, 9))
attempt(packer.flush)
attempt(packer.compress, b"x")
attempt(packer.copy)
packer = zlib.compressobj()
pieces = packer.compress(b"one ") + packer.flush(zlib.Z_SYNC_FLUSH) + packer.compress(b"one two ") + packer.flush(zlib.Z_FULL_FLUSH)
pieces += packer.compress(b"three") + packer.flush()
print(pieces, zlib.decompress(pieces))

# readers
reader = zlib.decompressobj()
packed = zlib.compress(data)
print(reader.decompress(packed[:10]), reader.eof, reader.unused_data, reader.unconsumed_tail)
print(reader.decompress(packed[10:] + b"rest") == data, reader.eof, reader.unused_data)
print(reader.decompress(b"more"), reader.unused_data, reader.flush())
reader = zlib.decompressobj()
print(reader.decompress(packed, 5), len(reader.unconsumed_tail) > 0, reader.eof)
twin = reader.copy()
print(reader.decompress(reader.unconsumed_tail, 9), reader.decompress(reader.unconsumed_tail, max_length=4))
print(twin.flush() == data[5:], twin.eof)
attempt(reader.decompress, b"", -1)
attempt(reader.flush, 0)

# dictionaries
packer = zlib.compressobj(zdict=b"hello world")
packed = packer.compress(b"hello world, hello") + packer.flush()
print(packed)
print(zlib.decompressobj(zdict=b"hello world").decompress(packed))
attempt(zlib.decompressobj().decompress, packed)
attempt(zlib.decompressobj(zdict=b"other").decompress, packed)
attempt(zlib.decompressobj, zdict="text")
attempt(zlib.compressobj, zdict=5)

# errors
attempt(zlib.compress, "text")
attempt(zlib.compress, b"x", 10)
attempt(zlib.compress, b"x", -2)
attempt(zlib.compress, b"x", wbits=40)
attempt(zlib.compressobj, 10)
attempt(zlib.compressobj, 1, 7)
attempt(zlib.compressobj, 1, zlib.DEFLATED, 0)
attempt(zlib.compressobj, memLevel=10)
attempt(zlib.compressobj, strategy=9)
attempt(zlib.decompress, "text")
attempt(zlib.decompress, b"x", -99)
attempt(zlib.decompress, zlib.compress(b"abc"), bufsize=-1)
attempt(zlib.decompressobj, 99)
for wrong in (b"\x78\x9d", b"\x77\x85", b"\x78\x9c\x07", b"\x78\x9c\x05\x00", b"\x78\x9c\x00\x01\x00\x00\x00", b"\x88\x1c",
              zlib.compress(b"abc")[:-4] + b"\0\0\0\0", b"\x78\x9c\xfd\xff\xff", b"\x78\x9c\x63\x00\x02\x02\x02"):
    attempt(zlib.decompress, wrong)
gz = zlib.compress(b"abc", wbits=31)
for wrong in (b"\x1f\x8c" + gz[2:], gz[:2] + b"\x07" + gz[3:], gz[:3] + b"\xe0" + gz[4:], gz[:-8] + b"\0" * 8, gz[:-4] + b"\0\0\0\1"):
    attempt(zlib.decompress, wrong, 31)

# checksums
print(zlib.crc32(data), zlib.crc32(data[7:], zlib.crc32(data[:7])), zlib.crc32(b""), zlib.crc32(b"x", 2 ** 40))
print(zlib.adler32(data), zlib.adler32(data[7:], zlib.adler32(data[:7])), zlib.adler32(b""), zlib.adler32(b"x", 77))
attempt(zlib.crc32, "x")
attempt(zlib.adler32, None)
print(zlib.DEFLATED, zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, zlib.DEF_BUF_SIZE, zlib.Z_BEST_SPEED, zlib.Z_BEST_COMPRESSION)
print(zlib.Z_DEFAULT_COMPRESSION, zlib.Z_NO_COMPRESSION, zlib.Z_DEFAULT_STRATEGY, zlib.Z_FILTERED, zlib.Z_HUFFMAN_ONLY, zlib.Z_RLE, zlib.Z_FIXED)
print(zlib.Z_FINISH, zlib.Z_NO_FLUSH, zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK, zlib.Z_TREES)
