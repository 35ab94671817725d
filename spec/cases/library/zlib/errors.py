import zlib
for action in (lambda: zlib.crc32("text"), lambda: zlib.crc32(None), lambda: zlib.adler32(5), lambda: zlib.crc32()):
    try:
        print(action())
    except TypeError as e:
        print(type(e).__name__)
print(issubclass(zlib.error, Exception))
