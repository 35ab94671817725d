import textwrap


class DocumentWrapper(textwrap.TextWrapper):
    def wrap(self, text):
        lines = []
        for paragraph in text.split("\n\n"):
            lines.extend(super().wrap(paragraph))
            lines.append("")
        return lines[:-1]


print(DocumentWrapper(width=20).fill("First paragraph of words here.\n\nSecond one follows."))
try:
    textwrap.TextWrapper(nope=1)
except TypeError as e:
    print(e)
try:
    textwrap.fill()
except TypeError as e:
    print(e)
print(textwrap.__all__)
msg = textwrap.dedent("""\
    Usage: tool [options]

      -h  help
    """)
print(textwrap.indent(msg, "    "), end="")
