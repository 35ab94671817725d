# files: yes
# Decoders that are stopped and go on, files opened through codecs, and what is refused.
import codecs
import os


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


decoder = codecs.getincrementaldecoder("utf-8")()
print(repr(decoder.decode(b"a\xc3")), decoder.getstate())
state = decoder.getstate()
print(decoder.decode(b"\xa4b"), decoder.getstate())
decoder.setstate(state)
print(decoder.decode(b"\xb6"))
decoder.setstate((b"", 0))
show("final", decoder.decode, b"\xc3", True)
base = codecs.IncrementalDecoder()
print(base.getstate(), base.setstate((b"", 3)), base.reset())
show("setstate()", base.setstate)
show("decode", base.decode, b"x")
os.mkdir("work")
os.chdir("work")
with codecs.open("a.txt", "w", "utf-8") as file:
    file.write("ä\n")
    file.writelines(["b\n", "c"])
with codecs.open("a.txt", encoding="utf-8") as file:
    print(file.readline(), file.readlines())
with codecs.open("a.txt", "rb") as file:
    print(file.read())
show("open()", codecs.open)
show("open missing", codecs.open, "missing.txt", "r", "utf-8")
show("open encoding", codecs.open, "a.txt", "r", "nonsense")
for name in ["backslashreplace_errors", "replace_errors", "ignore_errors", "strict_errors", "xmlcharrefreplace_errors", "namereplace_errors"]:
    handler = getattr(codecs, name)
    show(f"{name}()", handler)
    show(name, handler, 3)
    show(name, handler, ValueError("x"))
    show(name, handler, UnicodeEncodeError("ascii", "aäö", 1, 3, "why"))
    show(name, handler, UnicodeDecodeError("ascii", b"a\xff\xfe", 1, 3, "why"))
