import io
import tomllib


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


q = "'" * 3
for text in ("a", "a =", "= 1", "a = 1 b = 2", "a = 1\na = 2", "[a]\n[a]", "[a", "[[a]", "[a]]", "a.b = 1\na = 2", "a = [1, ", "a = {b = 1", "a = {b = 1,}", "a = {b = 1\n}", "a = 'x", 'a = "x', 'a = "\\q"', 'a = "\\u12"', 'a = "\\uD800"', "a = 01", "a = 1__0", "a = _1", "a = 1_", "a = 0x", "a = 0o8", "a = 1.", "a = .1", "a = 1e", "a = +", "a = truee", "a = True",
             "a = 2024-13-01", "a = 2024-02-30", "a = 25:00:00", "a = 2024-01-01T00", "a = inff", "a = nann", '"" = 1\nb = ?', "a b = 1", "[a.]", "[.a]", "[]", 'a = "x\ny"', f"a = {q}x", "a\x00 = 1", "a = 1 # c\x07", "[t]\n[t.x]\n[t]", "a = []\n[[a]]", "a = {}\n[a.b]", "[[a]]\n[a]", "a = 1\r", "\ufeffa = 1", "a = {a.b = 1, a = 2}"):
    attempt(tomllib.loads, text)
for text in ("", "# c", "a = 1", "'a b' = 1", '"a\\tb" = 2', "a.b.c = 1\na.b.d = 2", "[a.b]\nc = 1\n[a]\nd = 2", "[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3", "a = [1, [2, 'x'], {b = 1}, ] # c", 'a = """\nx\\\n  y"""', f"a = {q}\nx'y{q}", "a = 0xFF\nb = 0o17\nc = 0b11\nd = 1_000\ne = -1.5e-3\nf = inf\ng = -nan\nh = +0.0",
             "a = 2024-02-29T12:30:45.123456Z\nb = 2024-01-01 00:00:00-05:30\nc = 2024-01-01T00:00:00\nd = 2024-01-01\ne = 12:30:00.5", "a = true\nb = false", 'a = "\\u00e9\\U0001F600\\b\\f\\n\\r\\\\\\""', "1 = 2\n3.4 = 5", "a = {}\nb = []"):
    attempt(tomllib.loads, text)
print(tomllib.loads("a = 1.5", parse_float=str), tomllib.load(io.BytesIO(b"x = 1")))
attempt(tomllib.load, io.StringIO("x = 1"))
attempt(tomllib.loads, b"x = 1")
attempt(tomllib.loads, 5)
attempt(tomllib.loads, "a = 1.5", parse_float=lambda text: [])
try:
    tomllib.loads("a = 1\nb = \n")
except tomllib.TOMLDecodeError as error:
    print(error, isinstance(error, ValueError))
try:
    tomllib.loads("a = " + "[" * 2000)
except (RecursionError, tomllib.TOMLDecodeError) as error:
    print("refused")
