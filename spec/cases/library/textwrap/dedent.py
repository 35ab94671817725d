from textwrap import dedent

print(
    dedent("""
    def f():
        return 1

    x = 2
    """)
)
for text in ("  a\n  b", "  a\n b\n   c", "\ta\n  b", "\t a\n\t b\n", "a\n  b", "   \n  x\n \t \n  y", "", "\n\n", "  one", "  a\r\n  b", "    a\n   \n    b"):
    print(repr(dedent(text)))
