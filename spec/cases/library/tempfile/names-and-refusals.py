# files: yes
# Names of temporary files, as text and bytes, and what is refused.
import os
import tempfile


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


print(type(tempfile.gettempdir()), type(tempfile.gettempdirb()), tempfile.gettempdirb() == os.fsencode(tempfile.gettempdir()))
print(tempfile.gettempprefix(), tempfile.gettempprefixb())
name = tempfile.mktemp(suffix=".txt", prefix="pre", dir="/tmp")
print(name.startswith("/tmp/pre"), name.endswith(".txt"), os.path.exists(name), tempfile.mktemp() != tempfile.mktemp())
show("mktemp(nonsense)", tempfile.mktemp, nonsense=1)
show("NamedTemporaryFile(nonsense)", tempfile.NamedTemporaryFile, nonsense=1)
show("NamedTemporaryFile(in no folder)", tempfile.NamedTemporaryFile, dir="/no/such")
with tempfile.SpooledTemporaryFile(max_size=3) as spooled:
    print(spooled.write(b"more than three"), spooled.seek(0), spooled.read())
show("TemporaryDirectory(nonsense)", tempfile.TemporaryDirectory, nonsense=1)
show("TemporaryDirectory(in no folder)", tempfile.TemporaryDirectory, dir="/no/such")
show("TemporaryFile(nonsense)", tempfile.TemporaryFile, nonsense=1)
show("TemporaryFile mode", tempfile.TemporaryFile, "q")
show("mkdtemp(nonsense)", tempfile.mkdtemp, nonsense=1)
show("mkdtemp", tempfile.mkdtemp, suffix=b"x", prefix="y")
show("mkstemp", tempfile.mkstemp, suffix=b"x", prefix="y")
show("mkdtemp(in no folder)", tempfile.mkdtemp, dir="/no/such")
