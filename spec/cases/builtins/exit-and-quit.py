for leave in (exit, quit):
    for args in ((), (None,), (3,), ("text",), ((1, 2),), (True,)):
        try:
            leave(*args)
        except SystemExit as error:
            print(leave.__class__.__mro__[-1].__name__, error.code, error.args)
try:
    exit(1, 2)
except TypeError as error:
    print(type(error).__name__)
try:
    print("before")
    exit()
except Exception:
    print("not caught here")
finally:
    print("finally")
