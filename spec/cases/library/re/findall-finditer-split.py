import re
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1 b2"), re.findall(r"(x)?", "ax"), re.findall("", "ab"))
print([m.span() for m in re.finditer(r"a*", "baac")])
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"(-)", "1-2-3"), re.split(r"x*", "axbc"), re.split(r"\s", "a b c", maxsplit=1))
print(re.split(r"(?=b)", "abab"), re.findall(b"\\w+", b"ab cd"))
