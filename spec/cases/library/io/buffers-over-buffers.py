import io


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


raw = io.BytesIO(b"one\ntwo\nthree")
reader = io.BufferedReader(raw)
print(reader.read(2), reader.peek(3)[:3], reader.readline(), reader.tell(), reader.readable(), reader.writable(), reader.seekable())
buffer = bytearray(4)
print(reader.readinto(buffer), buffer, reader.readinto1(buffer), buffer, reader.read1(3), reader.read(), reader.read(1))
reader.seek(4)
print(reader.readlines(), reader.seek(0), list(reader), reader.closed, reader.isatty())
print(reader.detach() is raw)
attempt(io.BufferedReader, io.BytesIO(), 0)
attempt(io.BufferedReader, 5)
raw = io.BytesIO()
writer = io.BufferedWriter(raw)
print(writer.write(b"abc"), writer.write(bytearray(b"de")), writer.flush(), raw.getvalue(), writer.writable(), writer.tell())
attempt(writer.write, "text")
random = io.BufferedRandom(io.BytesIO(b"0123456789"))
print(random.read(3), random.write(b"XY"), random.seek(0), random.read())
pair = io.BufferedRWPair(io.BytesIO(b"in"), io.BytesIO())
print(pair.read(), pair.write(b"out"), pair.readable(), pair.writable(), pair.closed)
pair.close()
decoder = io.IncrementalNewlineDecoder(None, translate=True)
print(repr(decoder.decode("a\r")), repr(decoder.decode("\nb\rc\n")), decoder.newlines, decoder.getstate())
decoder.reset()
decoder.setstate((b"", 1))
print(repr(decoder.decode("x")), repr(decoder.decode("end\r", final=True)), decoder.newlines)
print(repr(io.IncrementalNewlineDecoder(None, translate=False).decode("a\r\nb")))
text = io.TextIOWrapper(io.BytesIO("caf\xe9\r\nx".encode()), encoding="utf-8")
print(text.read(), text.encoding, text.errors, text.readable())
out = io.BytesIO()
text = io.TextIOWrapper(out, encoding="latin-1", newline="\n")
print(text.write("\xe9\n"), text.flush(), out.getvalue())
attempt(text.write, b"x")
attempt(text.write, "\u20ac")
for cls in (io.StringIO, io.BytesIO):
    stream = cls("a\nb" if cls is io.StringIO else b"a\nb")
    print(stream.readline(), stream.tell(), stream.truncate(), stream.getvalue(), stream.seek(0, 2), stream.readable(), stream.writable(), stream.seekable(), stream.isatty(), stream.closed)
    attempt(stream.write, 5)
    attempt(stream.seek, -1)
    attempt(stream.seek, 0, 9)
    attempt(stream.truncate, -1)
    attempt(stream.fileno)
    attempt(stream.detach)
    attempt(stream.read, "x")
    stream.close()
    attempt(stream.read)
    attempt(stream.getvalue)
    attempt(cls, 5)
print(io.StringIO("a\r\nb", newline=None).read(), repr(io.StringIO("a\r\nb", newline="").readline()), io.StringIO().newlines, io.StringIO().line_buffering)
attempt(io.StringIO, "x", newline="q")


class Ones(io.RawIOBase):
    left = 5

    def readable(self):
        return True

    def readinto(self, buffer):
        size = min(len(buffer), self.left)
        buffer[:size] = b"1" * size
        self.left -= size
        return size


print(Ones().read(3), Ones().readall(), io.BufferedReader(Ones()).read())
attempt(io.BufferedIOBase().read)
attempt(io.BufferedIOBase().detach)
attempt(io.TextIOBase().read)
print(io.text_encoding("ascii"), io.DEFAULT_BUFFER_SIZE >= 8192, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END, issubclass(io.UnsupportedOperation, ValueError), io.BlockingIOError is BlockingIOError)
