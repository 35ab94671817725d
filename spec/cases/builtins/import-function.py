# __import__: the top of a dotted name, or with a from-list the module itself.
print(__import__("math").__name__)
print(__import__("collections.abc").__name__)
print(__import__("collections.abc", fromlist=["Mapping"]).__name__)
print(__import__("collections", fromlist=("abc",)).abc.__name__)
print(__import__(name="math", level=0).floor(2.5))
for arguments in [(), (1,), ("",), ("math", None, None, [], -1)]:
    try:
        __import__(*arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    __import__("no_such_module")
except ModuleNotFoundError as error:
    print(error, error.name)
