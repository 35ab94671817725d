from urllib.parse import unquote, unquote_plus, unquote_to_bytes, quote
print(unquote("abc%20def"), unquote("%C3%BC%E2%98%83"), unquote("%zz%4"), repr(unquote("%ff")), unquote("a+b"), unquote_plus("a+b%2Bc"), unquote("%E9", encoding="latin-1"), unquote("ü%41"), unquote(b"a%20b"))
print(unquote_to_bytes("a%20b%ff"), unquote_to_bytes("é%"), unquote_to_bytes(b"%41"), unquote_to_bytes(""))
text = "".join(map(chr, range(1, 300)))
print(unquote(quote(text)) == text, repr(unquote("%F0%9F%98%80%")), repr(unquote("x%e2%98y")))
