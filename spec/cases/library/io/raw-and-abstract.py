# files: yes
# The abstract streams, and streams of files opened with their own class.
import io


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


class Letters(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.taken = []

    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, buffer):
        part = self.data[: len(buffer)]
        self.data = self.data[len(part) :]
        buffer[: len(part)] = part
        return len(part)

    def write(self, data):
        self.taken.append(bytes(data))
        return len(data)


raw = Letters(b"one\ntwo\nthree\n")
print(raw.read(2), raw.readline(), raw.read(), raw.read(3))
print(list(Letters(b"a\nb")), Letters(b"xyz").readall(), Letters(b"1\n2\n3").readlines(3))
raw.writelines([b"a", b"b"])
print(raw.taken, raw.seekable(), raw.isatty(), raw.closed)
show("raw.read", raw.read, "x")
show("raw.seek", raw.seek, 0)
show("raw.tell", raw.tell)
show("raw.truncate", raw.truncate)
show("raw.fileno", raw.fileno)
base = io.RawIOBase()
show("RawIOBase.readinto", base.readinto, bytearray(3))
show("RawIOBase.write", base.write, b"x")
show("RawIOBase.read", base.read, 3)
show("RawIOBase.readall", base.readall)
buffered = io.BufferedReader(Letters(b"some bytes"), 4)
print(buffered.peek(1)[:1], buffered.read(5), buffered.read())
buffered.close()
print(buffered.closed, buffered.raw.closed)
show("read(closed)", buffered.read)
writer = io.BufferedWriter(Letters(b""), 4)
writer.write(b"abcdef")
writer.flush()
print(b"".join(writer.raw.taken))
writer.close()
show("read(closed)", writer.write, b"x")
with open("both.bin", "w+b") as both:
    print(type(both).__name__, both.write(b"123"), both.seek(1), both.read())
show("read(closed)", both.read)
show("close", both.close)
random = io.BufferedRandom(io.BytesIO(b"abc"))
print(random.read(1), random.write(b"X"), random.seek(0), random.read())
show("fileno", random.fileno)
random.close()
show("read(closed)", random.read)
text = io.TextIOWrapper(io.BytesIO(b"a\r\nb\nc"), encoding="ascii", newline=None)
print(text.readline(), text.readlines())
show("TextIOWrapper()", io.TextIOWrapper)
show("TextIOWrapper", io.TextIOWrapper, 3)
show("TextIOWrapper encoding", io.TextIOWrapper, io.BytesIO(), encoding="nonsense")
show("TextIOWrapper encoding", io.TextIOWrapper, io.BytesIO(), encoding=3)
show("TextIOWrapper errors", io.TextIOWrapper, io.BytesIO(), errors=3)
show("TextIOWrapper newline", io.TextIOWrapper, io.BytesIO(), newline="x")
show("TextIOBase.readline", io.TextIOBase().readline)
show("TextIOBase.readline(1, 2)", io.TextIOBase().readline, 1, 2)
show("TextIOBase.read", io.TextIOBase().read)
show("BytesIO.readlines(x)", io.BytesIO(b"a\nb").readlines, "x")
show("BytesIO.readlines", io.BytesIO(b"a\nb").readlines, 1)
decoder = io.IncrementalNewlineDecoder(None, True)
print(repr(decoder.decode("a\r")), repr(decoder.decode("\nb\r\n")), decoder.newlines, decoder.getstate())
show("IncrementalNewlineDecoder()", io.IncrementalNewlineDecoder)
show("decode()", decoder.decode)
show("setstate()", decoder.setstate)
show("setstate(3)", decoder.setstate, 3)
show("text_encoding()", io.text_encoding)
print(io.text_encoding("latin-1"), io.text_encoding("utf-8", 3))
show("open()", io.open)
show("open mode", io.open, "both.bin", "q")
show("open modes", io.open, "both.bin", "rw")
show("open binary", io.open, "both.bin", "rb", encoding="utf8")
show("open missing", io.open, "missing.txt")
show("open_code()", io.open_code)
with io.open_code("both.bin") as code:
    print(code.read(), type(code).__name__)
show("open_code missing", io.open_code, "missing.bin")
show("open_code(3.5)", io.open_code, 3.5)
