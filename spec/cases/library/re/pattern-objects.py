import re
p = re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)")
print(p, p.groups, dict(p.groupindex), p.pattern, p == re.compile(r"(?P<y>\d{4})-(?P<m>\d\d)"), type(p).__name__)
print(p.search("on 2024-05", 3), p.match("2024-05x", 0, 7), p.fullmatch("2024-05"), p.findall("2024-05 2023-01"))
s = re.compile(r"\w").scanner("ab c")
print(s.match().group(), s.match().group(), s.match())
print(re.escape("a.b*c[d]\n é"), re.escape(b"a.b"), re.purge())
match p.match("2024-05"):
    case re.Match() as m:
        print("matched", m["y"])
