import binascii
for n in range(0, 300, 37):
    data = bytes((i * i) & 255 for i in range(n))
    assert binascii.unhexlify(binascii.hexlify(data)) == data
    assert binascii.a2b_base64(binascii.b2a_base64(data)) == data
    print(n, binascii.crc32(data), binascii.b2a_base64(data)[-8:])
