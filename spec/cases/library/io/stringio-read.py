import io
f = io.StringIO("one\ntwo\n\nthree")
print([line for line in f], f.read(), f.readline())
f.seek(0)
print(repr(f.read(2)), repr(f.readline()), repr(f.readline(2)), f.readlines())
print(f.seek(0, 2), f.seek(0, 1), f.seek(3), repr(f.read()))
f.seek(0)
print(f.readlines(5), f.tell())
f = io.StringIO("start")
f.write("X")
print(f.getvalue(), f.read())
with io.StringIO("a\nb") as g:
    print(next(g), end="")
    print(next(g))
    try:
        next(g)
    except StopIteration:
        print("end")
print(g.closed)
