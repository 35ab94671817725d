import io
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.StringIO(), io.IOBase), isinstance(io.BytesIO(), io.BufferedIOBase), isinstance(io.BytesIO(), io.TextIOBase))
print(type(io.StringIO()).__name__, type(io.StringIO()).__module__, type(io.BytesIO()).__module__)
print(io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
class Upper(io.StringIO):
    def write(self, s):
        return super().write(s.upper())
u = Upper()
print("hello", 1, file=u)
print(u.getvalue(), end="")
t = io.TextIOWrapper(io.BytesIO("é\r\nb\n".encode()), encoding="utf-8")
print(t.readlines(), t.encoding)
b = io.BytesIO()
w = io.TextIOWrapper(b, encoding="utf-8", newline="\r\n")
w.write("a\nü")
w.flush()
print(b.getvalue())
