print(b"it's", b'"', b"'\"", bytes(range(32)), bytes(range(120, 136)), str(b"a\n"), f"{b'x'}", repr(bytearray(b"a'\x00")))
