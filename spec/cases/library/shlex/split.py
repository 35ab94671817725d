import shlex
for text in ("echo 'hello world' \"a b\"", "a b\tc\nd", r"a\ b c\\d", "x='1 2'y", "--flag=\"va lue\" -x", "'' \"\" a''b", "a # b", r'"a\"b\c$"', "é ☃", "", "   ", "'a\"b' \"c'd\"", "a;b&&c|d", r"'a\'"):
    print(repr(text), shlex.split(text))
    try:
        print(shlex.split(text, posix=False))
    except ValueError as e:
        print(e)
print(shlex.split("a # b", comments=True), shlex.split("a#b c # d\ne", comments=True))
