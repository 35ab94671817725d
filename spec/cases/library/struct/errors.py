import struct
def show(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
for letter, value in (("b", 128), ("B", -1), ("h", 40000), ("H", 70000), ("i", 2**31), ("I", -1), ("q", 2**63), ("Q", 2**64), ("<l", 2**31), ("i", "x"), ("i", 1.5), ("d", "x"), ("c", b"xx"), ("s", "x")):
    show(lambda: struct.pack(letter, value))
for format in ("3", "Z", "3 i", "<P", 5):
    show(lambda: struct.calcsize(format))
show(lambda: struct.pack("ii", 1))
show(lambda: struct.unpack("i", b"123"))
show(lambda: struct.unpack_from("i", b"12345", 3))
show(lambda: struct.unpack_from("i", b"12345", -9))
show(lambda: struct.pack_into("i", bytearray(3), 0, 1))
show(lambda: struct.pack_into("i", bytearray(5), -2, 1))
show(lambda: struct.pack_into("i", b"12345", 0, 1))
show(lambda: struct.iter_unpack("i", b"123"))
show(lambda: struct.unpack("i", "x"))
show(lambda: struct.pack())
