import struct
def write_png_chunk(kind, body):
    import zlib
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
chunk = write_png_chunk(b"IHDR", struct.pack(">IIBBBBB", 640, 480, 8, 6, 0, 0, 0))
print(chunk.hex(" "))
length, kind = struct.unpack(">I4s", chunk[:8])
print(length, kind, struct.unpack_from(">II", chunk, 8))
bits, = struct.unpack("<I", struct.pack("<f", 3.14))
print(hex(bits), f"{bits:032b}")
