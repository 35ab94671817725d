import io
f = io.StringIO()
print(f.write("hello"), f.write(""), f.write(" wörld\n"), f.tell())
print(1, 2, sep="-", file=f)
f.writelines(["a", "b\n"])
print(repr(f.getvalue()), f.closed, f.readable(), f.writable(), f.seekable(), f.isatty())
f.seek(2)
f.write("LLO")
print(repr(f.getvalue()), f.tell())
f.seek(30)
f.write("x")
print(repr(f.getvalue()))
print(f.truncate(4), repr(f.getvalue()), f.tell())
f.close()
print(f.closed)
for action in (f.getvalue, f.read, lambda: f.write("x"), lambda: next(f), f.flush, f.tell):
    try:
        action()
    except ValueError as e:
        print(type(e).__name__, e)
