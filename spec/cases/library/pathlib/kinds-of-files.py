# files: yes
# What paths are not, and what questions refuse.
import os
from pathlib import Path
import warnings

warnings.simplefilter("ignore")


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
path = Path("a")
path.write_text("x")
for name in ["is_block_device", "is_char_device", "is_fifo", "is_junction", "is_socket", "is_mount", "is_symlink", "is_file", "is_dir"]:
    print(name, getattr(path, name)(), getattr(Path("missing"), name)())
show("lstat", lambda: path.lstat().st_size)
show("lstat missing", Path("missing").lstat)
show("is_reserved", path.is_reserved)
print(type(Path.home()).__name__, Path.home().is_absolute())
show("exists(1)", path.exists, 1)
show("is_dir(1)", path.is_dir, 1)
show("is_file(1)", path.is_file, 1)
show("exists", path.exists, follow_symlinks=False)
show("samefile()", path.samefile)
show("samefile", path.samefile, "./a")
show("samefile missing", path.samefile, "missing")
show("lchmod()", path.lchmod)
