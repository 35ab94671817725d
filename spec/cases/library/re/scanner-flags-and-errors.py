import re


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


scanner = re.Scanner([(r"[a-z]+", lambda scanner, token: ("word", token)), (r"\d+", lambda scanner, token: int(token)), (r"\s+", None), (r"[+-]", "op")])
print(scanner.scan("ab 12 + c9"), scanner.scan("a!b"), scanner.scan(""))
print(isinstance(re.compile("a"), re.Pattern), issubclass(re.PatternError, Exception), re.error is re.PatternError, re.RegexFlag.ASCII | re.RegexFlag.DOTALL, re.RegexFlag(10), re.LOCALE, re.UNICODE, re.VERBOSE, re.DEBUG, re.NOFLAG)
for pattern in ("(", ")", "[", "[b-a]", "*", "a**", "a{2,1}", "(?P<1>a)", "(?P<a>x)(?P<a>y)", "(?P=b)", "\\2", "(?<=a*)", "(?z)", "a(?i)b", "(?P", "(?P<", "(?", "\\", "\\Q", "[\\Q]", "\\N{none}", "\\x1", "\\u12", "(?(1)a)", "(?(2)a|b)",
                "(?(a)b)", "(?i-i:a)", "(?-:a)", "x{99999999999}", "(?#", "[a-\\d]", "\\777", "(?P>a)", "(?<a", "a?+*", "(a)(?1)", "(?a)(?u)x"):
    attempt(lambda p: re.compile(p).groups, pattern)
error = None
try:
    re.compile("ab\n(c")
except re.PatternError as caught:
    error = caught
print(error.msg, error.pattern, error.pos, error.lineno, error.colno)
p = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)?", re.I)
print(p.pattern, p.flags, p.groups, p.groupindex, p, p.search("2024-").groupdict("none"), p.fullmatch("2024-05")["month"], p.match("x"))
m = p.search("on 2024-05 ok")
print(m.span(), m.start("month"), m.end(2), m.regs, m.pos, m.endpos, m.lastindex, m.lastgroup, m.string, m.re is p, m.groups(), m[0], m.group(1, 2), m.expand(r"\2/\g<year>"), repr(m))
attempt(m.group, 3)
attempt(m.group, "none")
attempt(m.start, "x")
attempt(m.expand, r"\9")
attempt(m.expand, r"\g<none>")
attempt(p.sub, r"\g<", "2024-05")
attempt(re.sub, "a", "\\q", "a")
attempt(re.match, "a", b"a")
attempt(re.match, b"a", "a")
attempt(re.match, 5, "a")
attempt(re.match, "a", 5)
attempt(re.compile, b"a", re.U)
attempt(re.compile, "a", re.L)
attempt(re.compile, "a", re.A | re.U)
attempt(re.compile, p, re.I)
attempt(re.split, "a", "bab", maxsplit=-1)
print(re.sub("(a)|b", lambda m: (m.group(1) or "-").upper(), "abab"), re.subn("a", "x", "aaa", count=2), re.split("(,)", "a,b,,c", maxsplit=2), re.split("x*", "axbc"), re.findall("(a)(b)?", "abaa"), re.findall("", "ab"), re.escape("a.b*c d\n"))
print([m.span() for m in re.finditer("a*", "baac")], re.fullmatch("a|ab", "ab"), re.search("(?<=a)b", "ab"), re.search("(?<!a)b", "ab"), re.search("a(?!b)", "abac").start(), re.findall("(?m)^x", "x\nx"), re.findall("(?s).", "a\n"), re.search("(?x) a  b # c", "ab"))
print(re.match("(?>a+)ab", "aaab"), re.match("a++b", "aab"), re.match("(a)?(?(1)b|c)", "c"), re.sub(b"a", b"b", b"aa"), re.findall(r"\bw\w*", "word ward"), re.compile("a").scanner("aa").match(), copy := re.compile("a") == re.compile("a"), re.purge())
print(p.findall("2024-05 2023-", 3), p.search("2024-05", 1), p.match("x2024-", 1).span(), re.search("$", "a\n").span(), re.search("\\Z", "a\n").span(), re.match(".*", "a\nb").group())
