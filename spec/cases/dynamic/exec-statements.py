# builtins: exec
exec("a = 1\nb = a + 1")
print(a, b)  # expect: 1 2
ns = {"x": 5}
print(exec("y = x * 2\ndef f(): return y + x", ns), ns["y"], ns["f"]())  # expect: None 10 15
def g():
    z = 1
    exec("z = 2")
    return z
print(g())  # expect: 1
loc = {}
exec("q = 1\nr = len('abc')", {}, loc)
print(loc)  # expect: {'q': 1, 'r': 3}
try:
    exec("def broken(:\n  pass")
except SyntaxError as e:
    print(type(e).__name__, e.msg, e.lineno)  # expect: SyntaxError invalid syntax 1
try:
    exec("raise ValueError('from exec')")
except ValueError as e:
    print(e)  # expect: from exec
