import hmac
print(hmac.compare_digest("abc", "abc"), hmac.compare_digest("abc", "abd"), hmac.compare_digest(b"x", bytearray(b"x")), hmac.compare_digest(b"x", b"xx"))
for a, b in (("é", "é"), ("a", b"a"), (1, 1)):
    try:
        print(hmac.compare_digest(a, b))
    except TypeError as e:
        print(e)
