import io
for newline in (None, "", "\n", "\r", "\r\n"):
    f = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), f.readlines(), repr(f.getvalue()))
    f.write("\n!")
    print(repr(f.getvalue()))
