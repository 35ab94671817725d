import tomllib

documents = [
    'a = """x', "a = '''x", 'a = "\\u12"', 'a = "\\U00110000"', 'a = "line\nbreak"', 'a = "\\x41"', 'a = \'\\q\'',
    'a = [1,, 2]', 'a = [', 'a = [1 2]', 'a = {', 'a = {x}', 'a = {x=1,}', 'a = {x=1 y=2}', 'a = {,}', '[]', '[a.]', '[.a]',
    '[[a]', '[[a] ]', '[a]]', 'a = 1 # c\x01', '# \x7f', 'a', 'a =', 'a.b', 'a. = 1', '"a = 1', 'a = tru', 'a = True',
    'a = +0x1', 'a = 0x', 'a = 0xg', 'a = 0o8', 'a = 0b2', 'a = 1_', 'a = _1', 'a = 1e', 'a = 1e+', 'a = .5', 'a = -.5',
    'a = 1.e5', 'a = 00', 'a = -01', 'a = 1..2', 'a = ++1', 'a = 1979-05-32', 'a = 1979-02-30T00:00:00', 'a = 25:00:00',
    'a = 07:61:00', 'a = 1979-05-27T', 'a = 07:32', 'a = 1979-05', 'a = inf2', 'a = nano', 'a = 1\r', '\ra = 1', 'a\n= 1',
    '[a]\nb = 1\n[a]\nc = 2', '[a.b]\n[a]\n[a.b]', 'a = 1\n[a]', 'a = [1]\n[a.b]', 'a = {b = 1}\n[a.c]', 'a = {}\na.b = 1',
    'a.b = 1\n[a]', '[a]\nb.c = 1\n[a.b]', '[a.b.c]\n[a]\nb.d = 1', '[[a]]\n[[a.b]]\n[a.b]', '[a]\n[[a]]', 'a = []\n[[a]]',
    'a = {x = {y = 1}, x.z = 2}', 'a = {x.y = 1, x = 2}', 'a = {x = [], x = []}', 'x = 1\nx.y = 2', 'x.y = 1\nx = 2',
    'é = 1', 'a b = 1', 'a = \t', 'a = "x" "y"', "''' = 1", '"""a""" = 1', 'a = "\\\n x"', 'a = """\\ x"""',
]
for text in documents:
    try:
        print(repr(text), tomllib.loads(text))
    except tomllib.TOMLDecodeError as e:
        print(repr(text), e)
