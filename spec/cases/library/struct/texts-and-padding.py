import struct
print(struct.pack("2s5s0s3p", b"abc", b"x", b"q", b"hello"), struct.unpack("5p", b"\x02abcd"), struct.unpack("3s2xc", b"abcdef"))
print(struct.pack("@bhbibq", 1, 2, 3, 4, 5, 6), struct.calcsize("b0i"), struct.calcsize("bi"), struct.calcsize("=bi"))
print(struct.pack("3c", b"x", b"y", b"z"), struct.calcsize(b"ii"), struct.pack("<4xB", 9))
