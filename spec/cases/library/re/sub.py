import re
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "b", "aaa", count=2), re.subn("a", "", "banana"))
print(re.sub(r"\d+", lambda m: str(int(m.group()) * 2), "a1b22"), re.sub("x*", "-", "abxd"))
print(re.sub(r"(?P<n>\d)", r"<\g<n>\g<0>>", "a1"), re.sub("a", r"\n\\", "bab"), re.sub("(a)|b", r"[\1]", "ab"))
try:
    re.sub("(a)", r"\2", "a")
except re.error as e:
    print(type(e).__name__, e)
try:
    re.sub("a", lambda m: 5, "a")
except TypeError as e:
    print(e)
print(re.sub(b"a", b"b", b"aXa"), re.match("(a)(b)?", "a").expand(r"\1-\2"))
