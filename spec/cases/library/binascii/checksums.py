import binascii
print(binascii.crc32(b""), binascii.crc32(b"hello"), hex(binascii.crc32(b"world", binascii.crc32(b"hello "))), binascii.crc32(b"hello world"))
print(binascii.crc_hqx(b"hello", 0), binascii.crc_hqx(b"", 7))
