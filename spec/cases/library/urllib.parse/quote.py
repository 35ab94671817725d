from urllib.parse import quote, quote_plus, quote_from_bytes
print(quote("abc def/ü~_-.+&=?"), quote("a/b", safe=""), quote("a b&c", safe="&"), quote(b"\xff\x00a"), quote("é", encoding="latin-1"), quote("☃😀"), repr(quote("")))
print(quote_plus("a b+c/d&é"), quote_plus("a b", safe=" "), quote_plus(b"x y"), quote_plus("a/b", safe="/"), quote_from_bytes(b"a b\x80"))
for action in (lambda: quote(5), lambda: quote(b"x", encoding="utf-8"), lambda: quote_from_bytes("x"), lambda: quote(None)):
    try:
        print(action())
    except TypeError as e:
        print(e)
