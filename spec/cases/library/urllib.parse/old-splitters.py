import urllib.parse
import warnings
from urllib.parse import (DefragResult, ParseResult, SplitResult, clear_cache, parse_qs, parse_qsl, quote, splitattr, splithost, splitnport, splitpasswd, splitport, splitquery,
                          splittag, splittype, splituser, splitvalue, to_bytes, unquote, unwrap, urldefrag, urlencode, urljoin, urlparse, urlsplit, urlunparse, urlunsplit)


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


warnings.simplefilter("ignore")
print(splittype("type:opaque"), splittype("none"), splithost("//h:5/p"), splithost("//h?x"), splithost("/p"), splituser("u:p@h@g"), splituser("h"), splitpasswd("u:p:w"), splitpasswd("u"))
print(splitport("h:88"), splitport("h:"), splitport("h:x"), splitport("h"), splitnport("h:88"), splitnport("h"), splitnport("h:"), splitnport("h:x"), splitnport("h", 5))
print(splitquery("p?a?q"), splitquery("p"), splittag("p#a#t"), splittag("p"), splitattr("/p;a=1;b=2"), splitvalue("a=b=c"), splitvalue("a"), unwrap("<URL:http://h/p>"), unwrap("http://h"), to_bytes("abc"))
attempt(to_bytes, "\xe9")
clear_cache()
result = urlparse("https://user:pw@Host.org:8080/a/b;p?x=1&y=2#frag")
print(result, result.username, result.password, result.hostname, result.port, result.geturl(), isinstance(result, ParseResult), result._replace(path="/z").geturl())
print(urlsplit("//h/p?q"), urlunsplit(("http", "h", "/p", "q", "f")), urlunparse(("http", "h", "/p", "x", "q", "f")), urldefrag("http://h/p#f"), isinstance(urldefrag("x"), DefragResult), isinstance(urlsplit("x"), SplitResult))
print(urlsplit(b"http://h/p"), urlparse(b"http://h/p;x").params, urldefrag(b"p#f"), urlsplit("http://h").encode(), urlsplit(b"http://h").decode())
for base, url in [("http://a/b/c", "d"), ("http://a/b/c", "../d"), ("http://a/b/c/", "./d"), ("http://a/b", "//h/x"), ("http://a/b", "?q"), ("http://a/b", "#f"), ("http://a/b", "http://z"), ("", "x"), ("http://a/b/c", "../../../d"), ("http://a", "d"), ("mailto:x", "y")]:
    print(urljoin(base, url))
print(parse_qs("a=1&a=2&b=&c"), parse_qs("a=1&b=", keep_blank_values=True), parse_qsl("a=%20+x;b=2", separator=";"), parse_qsl("a=\xe9&b=%E9", encoding="latin-1"), parse_qs(b"a=1"))
attempt(parse_qs, "a", strict_parsing=True)
attempt(parse_qs, "a=1&b=2", max_num_fields=1)
attempt(parse_qsl, "a=1", separator="")
print(urlencode({"a": "x y", "b": [1, 2]}), urlencode({"b": [1, 2]}, doseq=True), urlencode([("a", "\xe9"), ("b", b"\xff")]), urlencode({"a": "/"}, safe="/"), urlencode({"a": " "}, quote_via=quote))
attempt(urlencode, 5)
attempt(urlencode, "ab")
print(quote("a b/\xe9~"), quote("a/b", safe=""), quote(b"\xff"), unquote("a%20b%E9"), unquote("%zz%4"), unquote("%E9", "latin-1"), urllib.parse.quote_plus("a b+c"), urllib.parse.unquote_plus("a+b"), urllib.parse.quote_from_bytes(b"a b"), urllib.parse.unquote_to_bytes("a%ff"))
attempt(quote, 5)
attempt(quote, b"x", encoding="utf-8")
attempt(urlsplit, "http://[::1")
attempt(lambda: urlsplit("http://h:99999").port)
attempt(lambda: urlsplit("http://h:x").port)
attempt(urljoin, "a", b"b")
attempt(urlunsplit, ("a", b"b", "", "", ""))
attempt(urlsplit, "http://h\u2100/")
