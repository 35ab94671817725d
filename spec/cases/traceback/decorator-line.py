def bad(f):
    raise TypeError("cannot decorate")
@bad
def f():
    pass
