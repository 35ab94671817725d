class Broken:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __getattr__(self, name):
        raise (AttributeError if name == "close" else ZeroDivisionError)(name)


class Forwarding:
    def __init__(self, inner):
        self.inner = inner

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.inner)

    def __getattr__(self, name):
        print("asked for", name)
        return getattr(self.inner, name)


def delegating(to):
    try:
        yield from to
    except Exception as error:
        print("inside:", type(error).__name__, error)
        yield "handled"


for act in (lambda g: g.send(1), lambda g: g.throw(KeyError("k"))):
    g = delegating(Broken())
    next(g)
    try:
        print(act(g))
    except Exception as error:
        print("outside:", type(error).__name__, error)


def inner():
    try:
        yield "first"
    except ValueError as error:
        yield f"caught {error}"
    yield "last"


g = delegating(Forwarding(inner()))
print(next(g), g.throw(ValueError("v")), next(g))
g.close()


class Not(Exception):
    def __new__(cls, *args):
        return cls


def waiting():
    try:
        yield 1
    finally:
        print("left")


g = waiting()
next(g)
try:
    g.throw(Not)
except TypeError as error:
    print(str(error)[-51:])
print(next(g, "over"))
