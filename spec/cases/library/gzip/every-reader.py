# Each way of reading and what each refuses.
import gzip
import io


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


data = gzip.compress(b"line 1\nline 2\nline 3\n", mtime=0)


def opened():
    return gzip.GzipFile(fileobj=io.BytesIO(data))


buffer = bytearray(10)
with opened() as file:
    print(file.readinto1(buffer), bytes(buffer))
    print(file.readinto(buffer), bytes(buffer), file.read1(3), file.peek(1)[:1], file.tell())
    print(file.seek(7), file.readline(), file.readlines(), file.read())
    show("readinto1()", file.readinto1)
    show("readinto1(text)", file.readinto1, "text")
    show("readinto()", file.readinto)
    show("readinto(bytes)", file.readinto, b"abc")
    show("readlines(x)", file.readlines, "x")
    show("readlines(1, 2)", file.readlines, 1, 2)
    show("write", file.write, b"x")
    show("seek", file.seek, -1)
show("closed", file.read)
print(opened().readlines(8), list(opened()))
