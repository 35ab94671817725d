import binascii
print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"hello", newline=False), binascii.b2a_base64(b""))
print(binascii.a2b_base64("aGVsbG8="), binascii.a2b_base64(b"aGVs bG8=\n"), binascii.a2b_base64("aGVsbG8=", strict_mode=True))
