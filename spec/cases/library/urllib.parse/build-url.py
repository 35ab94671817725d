import urllib.parse
def add_query(url, **params):
    parts = urllib.parse.urlsplit(url)
    query = dict(urllib.parse.parse_qsl(parts.query))
    query.update(params)
    return urllib.parse.urlunsplit(parts._replace(query=urllib.parse.urlencode(query)))
print(add_query("https://api.example.com/v1/items?page=1#top", page=2, q="red shoes"))
scheme, netloc, path, params, query, fragment = urllib.parse.urlparse("https://x.org/a;b?c#d")
print(scheme, netloc, path, params, query, fragment, urllib.parse.urlparse("https://x.org")[1], isinstance(urllib.parse.urlparse(""), tuple))
