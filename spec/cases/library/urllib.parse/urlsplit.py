from urllib.parse import urlparse, urlsplit
for url in ("http://user:pa:ss@Example.COM:8080/a/b;p=1?q=1&r=2#frag", "https://example.com", "mailto:a@b.c", "/relative/path?x", "//host/path", "file:///etc/passwd", "http://[::1]:80/x", "", "a:b", "1a:b", "HTTP://h?q#f#g", " http://x/\ty", "tel:+1-2;ext=3", "http://h:/p", "urn:isbn:1"):
    p = urlparse(url)
    print(p)
    print(urlsplit(url), p.geturl(), p.hostname, p.port, p.username, p.password)
for url in ("http://h:x/", "http://h:99999/", "http://[::1/"):
    try:
        print(urlparse(url).port)
    except ValueError as e:
        print(e)
print(urlparse("x?y", scheme="https", allow_fragments=False), urlsplit("a#b", allow_fragments=False), urlparse("http://a/b")._replace(path="/c").geturl())
