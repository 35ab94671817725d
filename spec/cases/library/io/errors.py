import io
def show(action):
    try:
        print(action())
    except Exception as e:
        print(type(e).__name__, e)
f = io.StringIO()
show(lambda: f.write(1))
show(lambda: f.write(b"x"))
show(lambda: io.StringIO(5))
show(lambda: io.StringIO("", newline="x"))
show(lambda: f.seek(-1))
show(lambda: f.seek(1, 1))
show(lambda: f.seek(0, 5))
show(lambda: f.fileno())
show(lambda: io.BytesIO("text"))
show(lambda: io.BytesIO().write("text"))
show(lambda: io.BytesIO().seek(-1))
show(lambda: io.BytesIO().seek(0, 3))
show(lambda: io.BytesIO().fileno())
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
g = io.BytesIO(b"x")
g.close()
show(g.read)
