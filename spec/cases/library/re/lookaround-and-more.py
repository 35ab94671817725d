import re
print(re.findall(r"(?<=\$)\d+(?!\d|\.)", "$12 $3.5 $45"), re.findall(r"(?<!a)b", "ab bb"), re.search(r"(\w)\1", "hello").group())
print(re.match(r"(<)?\w+(?(1)>|$)", "<a>").group(), re.match(r"(?>a+)b", "aab").group(), re.match(r"a++b", "aab"), re.match(r"a*+a", "aa"))
print(re.findall(r"\bfoo\b", "foo foobar foo"), re.findall(r"\Aab|\w\Z", "abc"), re.findall(r"a{2}|b{1,}?", "aabbb"))
print(re.search("😀+", "a😀😀b").span(), re.sub("😀", "x", "a😀b"), re.findall(r"\N{BULLET}", "•"))
text = "2024-01-02 ERROR [db] timeout=30s\n2024-01-03 INFO [web] ok"
for m in re.finditer(r"^(?P<date>\S+) (?P<level>[A-Z]+) \[(?P<mod>\w+)\] (?P<msg>.*)$", text, re.MULTILINE):
    print(m.groupdict())
