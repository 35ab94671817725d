from contextlib import contextmanager


@contextmanager
def tag(name):
    "Doc of tag."
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


with tag("h1") as t:
    print(t)
try:
    with tag("p"):
        raise ValueError("inside")
except ValueError as e:
    print("caught", e)


@contextmanager
def swallow(*types):
    try:
        yield
    except types as e:
        print("swallowed", e)


with swallow(KeyError):
    raise KeyError("k")
print(tag.__name__, tag.__doc__, type(tag("x")).__name__, tag("x").__doc__)


@tag("deco")
def f(x):
    return x * 2


print(f(2), f(3), f.__name__)


@contextmanager
def replace():
    try:
        yield
    except ValueError as e:
        raise TypeError("replaced") from e


try:
    with replace():
        raise ValueError("original")
except TypeError as e:
    print(e, repr(e.__cause__))


def outer():
    with tag("r"):
        return "value"


print(outer())
for i in range(2):
    with tag(str(i)):
        continue
