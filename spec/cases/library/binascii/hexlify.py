import binascii
print(binascii.hexlify(b"\x00\xffab"), binascii.b2a_hex(bytearray(b"xyz"), "-"), binascii.hexlify(b"abcdef", ":", 2), binascii.hexlify(b"abcdef", b"_", -4))
print(binascii.unhexlify("00ffAB"), binascii.a2b_hex(b"6162"), binascii.unhexlify(""))
