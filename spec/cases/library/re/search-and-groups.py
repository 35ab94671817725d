import re
m = re.search(r"(\w+)@(?P<host>\w+)\.com", "mail: bob@example.com now")
print(m, m.group(), m.group(1), m["host"], m.group(1, 2), m.groups(), m.groupdict(), m.span(), m.start(1), m.end("host"), m.lastindex, m.lastgroup)
print(re.match("a", "ba"), re.fullmatch("a+", "aaa"), re.search("x", "abc"))
print(m.pos, m.endpos, m.string[:4], m.re.pattern, m.regs)
print(re.match(r"(a)|(b)", "b").groups(), re.match(r"(a)|(b)", "b").groups("-"), re.match(r"(a)?b", "b").group(1))
try:
    m.group("nope")
except IndexError as e:
    print(e)
