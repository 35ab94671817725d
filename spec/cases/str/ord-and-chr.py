print(ord("a"), ord("€"), ord("😀"), chr(97), chr(0x20ac), chr(0x1f600), ascii(chr(0)), ord(b"x"), ord(chr(0x10ffff)))
for f in (lambda: ord(""), lambda: ord("ab"), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: chr(1.0), lambda: ord(b"ab"), lambda: chr(10 ** 30)):
    try:
        print(f())
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
