# files: yes
# Copies of what files are like, questions about archives, owners and terminals, and what is refused.
import io
import os
import shutil


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
with open("a", "w") as file:
    file.write("text")
with open("b", "w") as file:
    file.write("more")
os.utime("a", (1000, 2000))
show("copystat", shutil.copystat, "a", "b")
print(os.stat("b").st_mtime)
show("copymode", shutil.copymode, "a", "b")
show("copymode missing", shutil.copymode, "missing", "b")
show("copystat missing", shutil.copystat, "missing", "b")
show("copy missing", shutil.copy, "missing", "b")
show("copy2 missing", shutil.copy2, "missing", "b")
show("copymode()", shutil.copymode)
show("copystat()", shutil.copystat)
show("copy()", shutil.copy)
show("copy2()", shutil.copy2)
show("copyfileobj()", shutil.copyfileobj)
show("copyfileobj", shutil.copyfileobj, io.StringIO("x"), io.BytesIO())
show("chown", shutil.chown, "a")
show("chown()", shutil.chown)
show("disk_usage()", shutil.disk_usage)
show("disk_usage missing", shutil.disk_usage, "missing")
show("get_terminal_size(1, 2)", shutil.get_terminal_size, 1, 2)
show("ignore_patterns(nonsense)", lambda: shutil.ignore_patterns(nonsense=1))
show("ignore_patterns", lambda: sorted(shutil.ignore_patterns("*.a", "b*")("where", ["x.a", "bb", "c"])))
show("which()", shutil.which)
show("which", shutil.which, "no-such-command")
show("unpack_archive()", shutil.unpack_archive)
show("unpack_archive", shutil.unpack_archive, "a", format="nonsense")
show("unpack_archive missing", shutil.unpack_archive, "missing.nonsense")
