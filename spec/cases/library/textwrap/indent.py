from textwrap import indent

text = "a\n\n  b\n \nc"
print(repr(indent(text, "> ")))
print(repr(indent(text, "> ", lambda line: True)))
print(repr(indent(text, "# ", lambda line: "b" in line)))
print(repr(indent("", "x")), repr(indent("one", "--")), repr(indent("a\r\nb\x0bc", "+ ")))
