print(b"h\xc3\xa9".decode(), b"\xe9".decode("latin-1"), b"a\xff".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"), b"\xff".decode("utf-8", "backslashreplace"), b"\xf0\x9f\x98\x80".decode(), b"a\x00".decode("utf-16-le"), b"\xff\xfea\x00".decode("utf-16"))
def attempt(b, *a):
    try:
        print(b.decode(*a))
    except (UnicodeDecodeError, LookupError) as e:
        print(type(e).__name__, e)
attempt(b"\xff")
attempt(b"abc\xe9", "ascii")
attempt(b"\xc3")
attempt(b"\xed\xa0\x80")
attempt(b"\xf5\x80")
attempt(b"a\xe2\x82", "utf-8")
attempt(b"a", "bogus")
# expect: hé é a� ab \xff 😀 a a
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 3: ordinal not in range(128)
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xc3 in position 0: unexpected end of data
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode byte 0xf5 in position 0: invalid start byte
# expect: UnicodeDecodeError 'utf-8' codec can't decode bytes in position 1-2: unexpected end of data
# expect: LookupError unknown encoding: bogus
