b = b"Hello, World"
print(b.upper(), b.lower(), b.swapcase(), b.title(), b.split(b", "), b.find(b"o"), b.rfind(b"o"), b.count(b"l"), b.replace(b"l", b"L"), b.startswith(b"He"), b.endswith((b"x", b"d")), b.index(87))
print(b.partition(b", "), b" x ".strip(), b"xxaxx".strip(b"x"), b",".join([b"a", b"b"]), b.hex(), b.hex("-"), b"\x01\x02\x03".hex(":", 2), b"ab".center(6, b"*"), b"5".zfill(3), b"a\tb".expandtabs(2), b"a\nb\r\n".splitlines())
print(b.isalpha(), b"ab".isalnum(), b"12".isdigit(), b" ".isspace(), b"ab".islower(), b"Ab".istitle(), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"abc".translate(None, b"b"), b"ab".removeprefix(b"a"), b.isascii())
