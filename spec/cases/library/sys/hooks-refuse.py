# The hooks of the interpreter, called by hand with too little.
import sys


def show(label, function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except BaseException as error:
        result = type(error).__name__  # the words are those of C where the label has brackets
        if not label.endswith(")"):
            result += f": {error}"
    print(label, "->", result)


print(callable(sys.excepthook), callable(sys.displayhook), callable(sys.unraisablehook))
sys.displayhook(3)
sys.displayhook("text")
sys.displayhook(None)
show("displayhook()", sys.displayhook)
show("excepthook()", sys.excepthook)
show("excepthook(1)", sys.excepthook, 1)
show("unraisablehook()", sys.unraisablehook)
show("getrefcount()", sys.getrefcount)
show("getunicodeinternedsize(1, 2)", sys.getunicodeinternedsize, 1, 2)
