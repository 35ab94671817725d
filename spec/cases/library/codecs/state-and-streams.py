# Incremental coders and their state, and streams over bytes.
import codecs
import io

decoder = codecs.getincrementaldecoder("utf-8")()
print(repr(decoder.decode(b"a\xc3")), decoder.getstate(), repr(decoder.decode(b"\xa9b")), decoder.getstate())
decoder.decode(b"\xe2\x82")
kept = decoder.getstate()
decoder.reset()
print(decoder.getstate(), kept)
decoder.setstate(kept)
print(repr(decoder.decode(b"\xac", True)))
for wrong in (b"\xff", b"\xc3"):
    try:
        codecs.getincrementaldecoder("utf-8")().decode(wrong, True)
    except UnicodeDecodeError as error:
        print(error)
encoder = codecs.getincrementalencoder("ascii")("replace")
print(encoder.encode("aé"), encoder.getstate(), encoder.reset(), encoder.setstate(0), encoder.encode("b", True))
try:
    codecs.getincrementalencoder("ascii")().encode("é")
except UnicodeEncodeError as error:
    print(error)
raw = io.BytesIO()
writer = codecs.getwriter("utf-8")(raw)
writer.write("hé")
writer.writelines(["a\n", "b"])
writer.reset()
print(raw.getvalue())
reader = codecs.getreader("utf-8")(io.BytesIO("één\ntwee\ndrie".encode()))
print(repr(reader.readline()), reader.readlines())
print(repr(codecs.getreader("latin-1")(io.BytesIO(b"\xe9")).read()))
try:
    codecs.getreader("utf-8")(io.BytesIO(b"ok\xff")).read()
except UnicodeDecodeError as error:
    print(error)
print(list(codecs.iterencode(["a", "é"], "utf-8")), list(codecs.iterdecode([b"\xc3", b"\xa9"], "utf-8")))
for name in ("nope", "", "utf-99"):
    try:
        codecs.lookup(name)
    except LookupError as error:
        print(error)
