# builtins: exec
for source in (
    "x = 'é'".encode(),
    b"\xef\xbb\xbfx = 'marked'",
    "# coding: latin-1\nx = 'é'".encode("latin-1"),
    "#!python\n# -*- coding: cp1252 -*-\nx = '€'".encode("cp1252"),
    bytearray(b"x = 1"),
):
    exec(source)
    print(x)
print(eval("'ñ'".encode()), eval(bytearray(b"1 + 1")))
for wrong in (b"x = '\xe9'", b"# coding: klingon\nx = 1"):
    try:
        exec(wrong)
    except SyntaxError as error:
        print(type(error).__name__)
