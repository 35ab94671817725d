from urllib.parse import *


def attempt(function, *args):
    try:
        print(function.__name__, function(*args))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


parts = urlsplit(b"http://User:pw@Host.example:80/a;b?c=d#e")
print(parts, parts.geturl(), parts.hostname, parts.port, parts.username, parts.password)
print(parts.decode(), parts.decode().encode() == parts)
attempt(urlparse, b"http://a/b;p?c=d#e")
attempt(urlparse, b"//a/b", b"https")
attempt(urljoin, b"http://a/b/c", b"../d")
attempt(urljoin, b"http://a/b/c", "d")
attempt(urljoin, "http://a/b/c", b"d")
attempt(urlunparse, (b"http", b"a", b"/b", b"", b"q", b""))
attempt(urlunsplit, ("http", b"a", "", "", ""))
attempt(urldefrag, b"http://a#b")
attempt(urldefrag, "http://a#b")
attempt(urlsplit, "http://a".encode("utf-16"))
attempt(urlsplit, 5)
attempt(urlsplit, None)
attempt(parse_qsl, b"a=1&b=%20")
print(urlsplit(b"//h").hostname, urlsplit(b"/p").hostname)
