class AppError(Exception): pass
def f():
    class LocalError(AppError):
        def __str__(self): return "custom text"
    raise LocalError("ignored")
f()
