print("a\nb\r\nc\rd".splitlines(), "a\n".splitlines(), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(True), "a\r\nb\n".splitlines(keepends=True))
print("a\x0bb\x0cc\x1cd\x85e\u2028f\u2029g".splitlines(), "a\n".split("\n"))
# expect: ['a', 'b', 'c', 'd'] ['a'] [] [''] ['a\n', '\n', 'b'] ['a\r\n', 'b\n']
# expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] ['a', '']
