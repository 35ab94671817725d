import zlib, random
r = random.Random(5)
def gen(kind, n):
    if kind == 0: return bytes(r.randrange(256) for _ in range(n))
    if kind == 1: return b"".join(r.choice([b"the ", b"cat ", b"sat on ", b"a mat. ", b"\n"]) for _ in range(n // 5))
    if kind == 2: return bytes(n)
    if kind == 3: return bytes(r.choice(b"ab") for _ in range(n))
    if kind == 4: return b"".join(b"%d,%f,x\n" % (i, i * 1.7) for i in range(n // 12))
sums = []
for kind in range(5):
    for n in (0, 1, 2, 3, 10, 100, 700):
        d = gen(kind, n)
        for level in (-1, 1, 2, 3, 4, 5, 6, 7, 8, 9):
            if n > 10 and level in (2, 3, 5, 7, 8): continue
            c = zlib.compress(d, level)
            assert zlib.decompress(c) == d, (kind, n, level)
            print(kind, n, level, len(c), zlib.crc32(c))
    for strategy in (1, 2, 3, 4):
        d = gen(kind, 1200)
        o = zlib.compressobj(strategy=strategy, wbits=31)
        c = o.compress(d) + o.flush()
        print(strategy, len(c), zlib.crc32(c))
        do = zlib.decompressobj(31)
        out = b""; data = c
        while not do.eof:
            out += do.decompress(data, 277); data = do.unconsumed_tail
        assert out == d
o = zlib.compressobj(); parts = [o.compress(b"abc" * 100), o.flush(zlib.Z_SYNC_FLUSH), o.compress(b"abcd" * 50), o.flush()]
print(parts)
do = zlib.decompressobj()
print([do.decompress(b"".join(parts)[i:i+1]) for i in range(len(b"".join(parts)))], do.eof)
for bad in (b"", b"x", b"abc", b"x\x9c", zlib.compress(b"hello")[:-1], zlib.compress(b"hello")[:-1] + b"x", b"x\x9c\xff\xff"):
    try: print(zlib.decompress(bad))
    except zlib.error as e: print(e)
