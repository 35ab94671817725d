from collections import namedtuple
print(namedtuple("A", "x y")._fields, namedtuple("A", "x,y , z")._fields, namedtuple("A", ("a", "b"))._fields, namedtuple("A", "")._fields, namedtuple("A", iter(["q"]))._fields, namedtuple("A", {"k": 1})._fields)
for args in (("A", "x x"), ("A", "_x"), ("A", "class"), ("A", "1x"), ("1A", "x"), ("def", "x"), ("A", [1]), ("A", None), ("A", 5), ("A", "x y-z")):
    try:
        print(namedtuple(*args))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(namedtuple("A", "x _y class x 1z ok", rename=True)._fields)
for make in (lambda: namedtuple("A"), lambda: namedtuple(), lambda: namedtuple("A", "x", True), lambda: namedtuple("A", "x", foo=1)):
    try:
        make()
    except TypeError as e:
        print(e)
