# files: yes
# The classes of streams for hints, and type variables' defaults.
import typing
import io


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


class Bytes(typing.BinaryIO):
    pass


for name in ["close", "fileno", "flush", "isatty", "read", "readable", "readline", "readlines", "seekable", "tell", "truncate", "writable"]:
    show(f"BinaryIO.{name}", getattr(typing.BinaryIO, name), None)
show("BinaryIO.seek", typing.BinaryIO.seek, None, 0)
show("BinaryIO.write", typing.BinaryIO.write, None, b"")
show("BinaryIO.writelines", typing.BinaryIO.writelines, None, [])
for name in ["read", "readline", "readlines", "seek", "truncate", "write", "writelines"]:
    show(f"BinaryIO.{name}()", getattr(typing.BinaryIO, name))
show("IO.write", typing.IO.write, None, "x")
show("IO.write()", typing.IO.write)
print(typing.ParamSpec("P").has_default(), typing.ParamSpec("P", default=[int]).has_default())
print(typing.TypeVarTuple("Ts").has_default(), typing.TypeVarTuple("Ts", default=typing.Unpack[tuple[int]]).has_default())
print(typing.TypeVar("T").has_default(), typing.TypeVar("T", default=int).__default__)
print(typing.ParamSpec("P").__default__ is typing.NoDefault, typing.get_type_hints(lambda: 0))
print(typing.IO[str], typing.TextIO.__mro__[1].__name__, issubclass(io.StringIO, typing.IO))
