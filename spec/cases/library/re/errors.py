import re
for p in ["(", ")", "[a", "a**", "*a", "a{2,1}", r"\q", "(?P<n>a)(?P<n>b)", "(?P=x)", r"\1", "[b-a]", "(?z)", "(?<=a+)b", "x(?i)", "(?P<1>a)", "a\n(", "(?(1)a|b|c)"]:
    try:
        re.compile(p)
        print(p, "fine")
    except re.error as e:
        print(repr(p), "|", e, "|", e.msg, e.pos, e.lineno, e.colno)
for call in [lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.match("a", 5), lambda: re.compile(5), lambda: re.compile(re.compile("a"), re.I)]:
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
