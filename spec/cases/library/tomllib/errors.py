import tomllib
for text in ("a = ", "a 1", "a = 1 b = 2", "[a", "a = 1\na = 2", "[a]\n[a]", "= 1", "a = [1, 2", "a = {x=1", "a = 'x", 'a = "x', "a = 01", "a = 1__0", "a = 1.", "a = nope", "a = 1979-13-01", 'a = "\\q"', 'a = "\\ud800"', "a = {x=1, x=2}", "a = 1\n[a.b]", "a=[1]\n[[a]]", "[[a]]\n[a]", "a.b = 1\na.b.c = 2"):
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), "TOMLDecodeError", e)
for bad in (b"a=1", 5):
    try:
        tomllib.loads(bad)
    except (TypeError, AttributeError) as e:
        print(e)
