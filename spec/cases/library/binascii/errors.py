import binascii
for action in (lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: binascii.unhexlify(5), lambda: binascii.hexlify("x"), lambda: binascii.a2b_base64("abc"), lambda: binascii.unhexlify("éé"), lambda: binascii.crc32("x")):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
