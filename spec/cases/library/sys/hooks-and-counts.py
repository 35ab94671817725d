import sys


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.getdefaultencoding(), sys.gettrace(), sys.getprofile(), sys.is_finalizing(), sys.getswitchinterval(), sys.get_int_max_str_digits())
print(sys.setswitchinterval(0.01), sys.set_int_max_str_digits(4300), sys.audit("event", 1), type(sys.getrefcount([])).__name__, type(sys.getallocatedblocks()).__name__, type(sys.getunicodeinternedsize()).__name__, tuple(sys.get_asyncgen_hooks()))
attempt(sys.setswitchinterval, 0)
attempt(sys.set_int_max_str_digits, 5)
sys.displayhook(None)
sys.displayhook("shown")
print(callable(sys.excepthook), callable(sys.unraisablehook), sys.byteorder, sys.maxsize, sys.maxunicode, sys.version_info[:2], sys.version_info.major, sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit, sys.hash_info.width, sys.hexversion >> 16)
print(sys.intern("a") == "a", sys.getsizeof([]) > 0, sys.exc_info(), sys.exception(), sys.getrecursionlimit() > 0, sys.implementation.name != "", sys.float_repr_style, type(sys.argv), type(sys.path), "sys" in sys.modules)
attempt(sys.intern, 5)
attempt(sys.setrecursionlimit, 0)
attempt(sys.exit.__call__ if False else sys.getsizeof)
try:
    raise KeyError("k")
except KeyError:
    print(sys.exc_info()[0], sys.exception())
for code in (None, 0, 3, "text"):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(error.code)
