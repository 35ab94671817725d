from urllib.parse import parse_qs, parse_qsl, urlencode, quote
print(parse_qs("a=1&b=2&a=3&c=&d"), parse_qs("a=1&c=&d", keep_blank_values=True), parse_qsl("x=%20y+z&x=é&=v"), parse_qsl(""), parse_qs("a;b=1;c=2", separator=";"))
print(parse_qsl(b"a=1&b=x"), parse_qs("a=b=c&%41=%42"))
for options in (dict(strict_parsing=True), dict(max_num_fields=1)):
    try:
        print(parse_qs("a=1&b", **options))
    except ValueError as e:
        print(e)
print(urlencode({"a": 1, "b": "x y", "ü": "&="}), urlencode([("k", "v"), ("k", "w")]), urlencode({"l": [1, 2], "s": "ab"}, doseq=True), urlencode({"l": [1, 2]}))
print(urlencode({"q": "a b/c"}, quote_via=quote), urlencode({"q": "a b/c"}, safe="/"), urlencode({b"k": b"\xff v"}), urlencode({}), urlencode({"t": (None, True, 1.5)}, doseq=True))
for bad in ("abc", ["ab"], 5):
    try:
        print(urlencode(bad))
    except TypeError as e:
        print(e)
