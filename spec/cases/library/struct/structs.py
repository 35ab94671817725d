import struct
point = struct.Struct("<hhl")
data = point.pack(1, -2, 3)
print(point.size, point.format, data, point.unpack(data), point)
room = bytearray(20)
point.pack_into(room, 4, 7, 8, 9)
print(room, point.unpack_from(room, 4), struct.unpack_from("<h", room, offset=-14))
print(list(struct.iter_unpack("<2h", b"\x01\x00\x02\x00\x03\x00\x04\x00")), list(point.iter_unpack(data * 2)))
