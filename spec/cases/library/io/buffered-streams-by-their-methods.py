# Every method of the buffered streams over a stream in memory, and of a raw stream written in Python.
import io


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


class Slow(io.RawIOBase):
    """Gives three bytes at a time."""

    def __init__(self, data):
        self.data = data
        self.written = b""

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        piece, self.data = self.data[: min(3, len(buffer))], self.data[min(3, len(buffer)):]
        buffer[: len(piece)] = piece
        return len(piece)

    def write(self, data):
        self.written += bytes(data)
        return len(data)


slow = Slow(b"one\ntwo\nthree")
print(slow.read(2), slow.readall(), slow.read(), slow.write(b"x"), slow.seekable(), slow.isatty(), slow.closed)
attempt("seek", lambda: slow.seek(0))
attempt("tell", lambda: slow.tell())
attempt("fileno", lambda: slow.fileno())
attempt("truncate", lambda: slow.truncate())
reader = io.BufferedReader(Slow(b"alpha\nbeta\ngamma"))
print(reader.readable(), reader.writable(), reader.seekable(), reader.isatty(), reader.closed)
print(reader.read(2), reader.peek(1)[:1], reader.readline(), reader.read1(2), reader.readlines())
room = bytearray(4)
reader = io.BufferedReader(io.BytesIO(b"abcdefgh"))
print(reader.readinto(room), room, reader.tell(), reader.seek(6), reader.readinto1(room), room, reader.read())
reader.flush()
attempt("fileno", lambda: reader.fileno())
attempt("write", lambda: reader.write(b"x"))
attempt("truncate", lambda: reader.truncate(1))
raw = reader.detach()
print(raw.getvalue())
writer = io.BufferedWriter(io.BytesIO())
print(writer.write(b"hello"), writer.writable(), writer.readable(), writer.seekable(), writer.isatty())
writer.flush()
print(writer.raw.getvalue(), writer.tell(), writer.seek(1), writer.write(b"E"), writer.truncate(3))
attempt("read", lambda: writer.read())
attempt("fileno", lambda: writer.fileno())
print(writer.detach().getvalue())
both = io.BufferedRandom(io.BytesIO(b"0123456789"))
print(both.read(3), both.write(b"AB"), both.tell(), both.seek(0), both.readline(), both.readable(), both.writable(), both.seekable(), both.isatty())
both.seek(2)
both.truncate()
both.flush()
print(both.detach().getvalue())
pair = io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO())
print(pair.write(b"out"), pair.read(), pair.readable(), pair.writable(), pair.isatty(), pair.closed)
pair.flush()
pair.close()
print(pair.closed)
memory = io.BytesIO(b"a\nb\n")
memory.flush()
print(memory.readlines(1), memory.readlines(), memory.isatty(), memory.readable())
memory.writelines([b"c", b"d"])
memory.close()
for name in ("read", "write", "seek", "tell", "flush", "readline", "getvalue", "truncate"):
    arguments = {"write": (b"",), "seek": (0,)}.get(name, ())
    attempt(name, lambda: getattr(memory, name)(*arguments))
base = io.IOBase()
print(base.readable(), base.writable(), base.seekable(), base.closed, base.isatty())
for name in ("seek", "tell", "truncate", "fileno"):
    attempt(name, lambda: getattr(base, name)(*((0,) if name == "seek" else ())))
base.close()
print(base.closed)
attempt("TextIOBase.read", lambda: io.TextIOBase().read())
attempt("TextIOBase.readline", lambda: io.TextIOBase().readline())
attempt("TextIOBase.write", lambda: io.TextIOBase().write("x"))
attempt("TextIOBase.detach", lambda: io.TextIOBase().detach())
attempt("BufferedIOBase.read", lambda: io.BufferedIOBase().read())
attempt("BufferedIOBase.write", lambda: io.BufferedIOBase().write(b""))
attempt("BufferedIOBase.detach", lambda: io.BufferedIOBase().detach())
