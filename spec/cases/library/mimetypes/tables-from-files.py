# files: yes
# Tables of types read from files, and what is refused.
import mimetypes
import os


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


os.mkdir("work")
os.chdir("work")
with open("mime.types", "w") as file:
    file.write("# a comment\napplication/x-one  one uno # trailing\ntext/x-two two\n\n")
types = mimetypes.MimeTypes()
types.read("mime.types")
print(types.guess_type("a.one"), types.guess_type("b.uno"), types.guess_type("c.two"), types.guess_extension("text/x-two"))
table = mimetypes.read_mime_types("mime.types")
print(table[".one"], table[".two"], mimetypes.read_mime_types("missing"))
show("read()", types.read)
show("read missing", types.read, "missing")
show("read_mime_types()", mimetypes.read_mime_types)
