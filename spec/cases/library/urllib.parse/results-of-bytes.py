# Results of parsing bytes are tuples of bytes, and give their URL back as bytes.
from urllib.parse import (DefragResult, DefragResultBytes, ParseResult, ParseResultBytes, SplitResult, SplitResultBytes,
                          urldefrag, urljoin, urlparse, urlsplit, urlunparse, urlunsplit)

for url in (b"http://user:pw@host:81/p/a;x?q=1#frag", b"//host/only", b"mailto:a@b", b""):
    print(urlparse(url), urlparse(url).geturl())
    print(urlsplit(url), urlsplit(url).geturl(), urlsplit(url).decode().geturl())
    print(urldefrag(url), urldefrag(url).geturl(), urldefrag(url.decode()).encode())
split = urlsplit(b"http://user:pw@Host:81/p")
print(split.username, split.password, split.hostname, split.port, type(split), type(split.decode()))
print(urlunsplit((b"http", b"h", b"/p", b"q", b"")), urlunparse([b"http", b"h", b"/p", b"", b"q", b"f"]), urljoin(b"http://h/a/b", b"../c"))
print(SplitResult("s", "n", "/p", "q", "f").geturl(), SplitResultBytes(b"s", b"n", b"/p", b"q", b"f").geturl())
print(ParseResult("s", "n", "/p", "x", "q", "f").geturl(), ParseResultBytes(b"s", b"n", b"/p", b"x", b"q", b"f").geturl())
print(DefragResult("u", "f").geturl(), DefragResultBytes(b"u", b"f").geturl())
for attempt in (lambda: urljoin("http://h", b"x"), lambda: urlunsplit(("http", b"h", "", "", "")), lambda: urlsplit("http://h:x").port,
                lambda: urlsplit("http://h:99999").port, lambda: DefragResult("u"), lambda: urlunparse(("a", "b"))):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
