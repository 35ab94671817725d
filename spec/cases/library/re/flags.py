import re
print(re.findall("a.b", "a\nb A.B", re.S | re.I), re.findall("^x", "x\nx", re.M), re.search(r"""a  # letter
  \d+""", "a12", re.X).group())
print(re.compile("x", re.I | re.M), re.compile("x").flags, re.compile(b"x").flags, re.IGNORECASE, re.I | re.S, repr(re.NOFLAG))
print(re.search("(?i)ABC", "xabc"), re.search("(?s:.)b", "\nb"), re.findall(r"\w", "é", re.A), re.findall(r"\w", "é"))
