from urllib.parse import urljoin, urldefrag, urlunparse, urlunsplit
base = "http://a/b/c/d;p?q"
for ref in ("g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", "g?y#s", ";x", "g;x", "", ".", "./", "..", "../", "../g", "../..", "../../", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "..g", "./../g", "./g/.", "g/./h", "g/../h", "http:g", "a//b"):
    print(repr(ref), urljoin(base, ref))
print(urljoin("http://x.com", "a/b"), urljoin("", "x"), urljoin("http://x/y/", "z"), urljoin("mailto:x", "y"), urljoin("http://x/a/b", "//c/d"))
print(urldefrag("http://a/b#c"), urldefrag("x").url, urldefrag("http://a/b?q#c").geturl())
print(urlunparse(("http", "h", "p", "x", "q=1", "f")), urlunsplit(("", "", "/p", "", "")), urlunsplit(("https", "h", "", "q", "")), urlunsplit(("file", "", "/x", "", "")), urlunsplit(("", "", "//x", "", "")))
