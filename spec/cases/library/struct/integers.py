import struct
for order in ("@", "=", "<", ">", "!"):
    print(order, struct.pack(order + "bBhHiIqQ", -1, 255, -2, 65535, -3, 4000000000, -4, 2**64 - 1))
    print(struct.unpack(order + "hiq", struct.pack(order + "hiq", -5, 70000, -2**40)), struct.calcsize(order + "bhilq"))
print(struct.pack("<l", 5), struct.pack("@l", 5), struct.pack("nN", -1, 1), struct.pack("P", 10))
print(struct.pack("3h", 1, 2, 3), struct.pack(" i  h ", 1, 2), struct.unpack("<4B", b"\x01\x02\xfe\xff"), struct.pack("?", []), struct.unpack("??", b"\x00\x07"))
