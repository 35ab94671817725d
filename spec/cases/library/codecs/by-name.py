import codecs
import io


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for name in ("utf-8", "UTF8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-32-be", "utf-8-sig"):
    info = codecs.lookup(name)
    data = codecs.encode("hi \xe9" if "ascii" not in name else "hi", name)
    print(name, info.name, data, codecs.decode(data, name), info.encode("a"), info.decode(data)[1])
    print(codecs.getencoder(name)("ok"), codecs.getdecoder(name)(codecs.getencoder(name)("ok")[0]))
print(codecs.encode("Hello, World!", "rot13"), codecs.decode("Uryyb", "rot_13"), codecs.encode(b"hi", "hex"), codecs.decode(b"6869", "hex_codec"))
print(codecs.encode(b"hello", "base64"), codecs.decode(b"aGVsbG8=\n", "base64"), codecs.decode(codecs.encode(b"zip" * 9, "zlib"), "zip"))
attempt(codecs.lookup, "no such")
attempt(codecs.encode, "x", "no-such")
attempt(codecs.encode, "\xe9", "ascii")
attempt(codecs.decode, b"\xff", "utf-8")
attempt(codecs.lookup, 5)
attempt(codecs.register, 5)
print(codecs.encode("\xe9", "ascii", "xmlcharrefreplace"), codecs.decode(b"a\xffb", "ascii", "replace"), codecs.encode("\xe9", "ascii", errors="ignore"))

decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(bytes([byte])) for byte in "a\xe9\u20ac\U0001f600".encode()], decoder.decode(b"", True))
decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
print(ascii(decoder.decode(b"\xe2\x82")), ascii(decoder.decode(b"x")), ascii(decoder.decode(b"\xc3", final=True)))
decoder = codecs.getincrementaldecoder("utf-8")()
decoder.decode(b"\xe2\x82")
print(decoder.getstate())
decoder.reset()
attempt(decoder.decode, b"\xac")
decoder.setstate((b"", 0))
decoder.decode(b"\xe2")
attempt(decoder.decode, b"", True)
decoder = codecs.getincrementaldecoder("utf-16")()
print([decoder.decode(bytes([byte])) for byte in "hi\U0001f600".encode("utf-16")])
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.encode("", True))
encoder.reset()
print(encoder.encode("c"))
print(list(codecs.iterdecode([b"a\xc3", b"\xa9", b""], "utf-8")), list(codecs.iterencode(["a", "\xe9", ""], "utf-8")))

writer = codecs.getwriter("utf-8")(io.BytesIO())
writer.write("caf\xe9\n")
writer.writelines(["a", "b"])
print(writer.getvalue())
reader = codecs.getreader("utf-8")(io.BytesIO("one\ntwo\n\xe9".encode()))
print(reader.readline(), reader.read(), reader.read())
print(list(codecs.getreader("latin-1")(io.BytesIO(b"x\ny"))))

error = UnicodeEncodeError("ascii", "a\xe9\u20acb", 1, 3, "why")
bad = UnicodeDecodeError("utf-8", b"a\xffb", 1, 2, "why")
for name in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace"):
    attempt(codecs.lookup_error(name), error)
for handler in (codecs.strict_errors, codecs.ignore_errors, codecs.replace_errors, codecs.backslashreplace_errors):
    attempt(handler, bad)
attempt(codecs.xmlcharrefreplace_errors, ValueError())
attempt(codecs.ignore_errors, 5)
attempt(codecs.lookup_error, "none")
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


def search(name):
    if name == "shout":
        return codecs.CodecInfo(lambda text, errors="strict": (text.upper().encode(), len(text)),
                                lambda data, errors="strict": (bytes(data).decode().lower(), len(data)), name="shout")


codecs.register(search)
print(codecs.encode("loud", "shout"), codecs.decode(b"LOUD", "shout"), codecs.lookup("shout").name)
codecs.unregister(search)
for method in (codecs.Codec().encode, codecs.Codec().decode, codecs.IncrementalEncoder().encode, codecs.IncrementalDecoder().decode):
    attempt(method, "x")
print(issubclass(codecs.StreamReader, codecs.Codec), issubclass(codecs.StreamWriter, codecs.Codec))
