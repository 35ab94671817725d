import struct
for value in (0.0, -0.0, 1.5, -2.75, 1e-7, 65504.0, 6e-8, 1 / 3, float("inf"), float("-inf")):
    print(value, struct.pack("<e", value).hex(), struct.pack("<f", value).hex(), struct.pack(">d", value).hex())
    print(struct.unpack("<e", struct.pack("<e", value)), struct.unpack("f", struct.pack("f", value)), struct.unpack("!d", struct.pack("!d", value)))
print(struct.unpack("<f", struct.pack("<f", float("nan"))), struct.pack("<d", 3), struct.pack("f", 1e39))
for format in ("<f", "<e"):
    try:
        struct.pack(format, 1e39)
    except OverflowError as e:
        print(e)
