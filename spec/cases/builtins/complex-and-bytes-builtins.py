print(complex(1, 2), bytes(3), bytearray(b"a"), memoryview(b"abc")[1] if False else "no memoryview", bytes([65]), bytes("é", "utf8"), complex("1j"), bytearray([1]))
# expect: (1+2j) b'\x00\x00\x00' bytearray(b'a') no memoryview b'A' b'\xc3\xa9' 1j bytearray(b'\x01')
