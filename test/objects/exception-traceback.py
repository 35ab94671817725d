# Records what CPython 3.13 prints for uncaught exceptions, with the entries, messages and notes that the text is made of:
# `PYENV_VERSION=3.13.0 python3.13 test/objects/exception-traceback.py` writes exception-traceback.json beside itself.
import json, linecache, os, sys, traceback, warnings
warnings.simplefilter("ignore")

SNIPPETS = r'''
x = 1 + "a"
###
x = (1 +
     "a")
###
x = [1, 2][5]
###
x = {"a": 1}["b"]
###
x = (lambda: 1)(2)
###
def f(a): return a / 0
f(1)
###
def f(a):
    return a / 0
def g(a):
    return f(a)
x = g(1)
###
def f(a):
    return a / 0
def g(a):
    x = f(a)
    return x
print(g(1))
###
def f(a):
    return a / 0
def g(a):
    return f(a) + 1
g(1)
###
def f(): raise ValueError("x")
class A:
    def m(self):
        return f()
A().m()
###
def f(n):
    if n == 0: raise ValueError("deep")
    f(n - 1)
f(10)
###
def f(n):
    if n == 0: raise ValueError("deep")
    return f(n - 1)
f(4)
###
raise ValueError
###
raise ValueError("multi\nline")
###
raise ValueError("")
###
assert 1 == 2, "no"
###
assert (1 ==
   2)
###
import nosuch_module_x
###
from sys import nosuch
###
x = undefined_name
###
foo(
  1,
  undefined,
  2)
###
print(
  1,
  2 / 0,
  3,
)
###
def f(*a): raise KeyError(3)
f(
  1,
  2,
  3,
  4,
)
###
def f(*a): raise KeyError(3)
x = f(
  1,
  2,
)
###
def f(*a): raise KeyError(3)
def g():
    return f(
      1,
      2,
    )
g()
###
d = {}
d["k"]["j"]
###
d = {"k": None}
d["k"]["j"]
###
d = {"k": None}
d["k"]  [ "j" ]
###
d = {"k": None}
( d["k"] ) [ "j" ]
###
x = ( 1 ) + ( "a" )
###
x = 1   //   0
###
x = 1 // 0
###
x = 2 ** "a"
###
x = 2 << "a"
###
x = 2 @ "a"
###
x = -"a"
###
x = not undefined
###
x = 1 < "a"
###
x = 1 in 2
###
x = "é" + 1
###
x = "日本" + 1
###
x = ("日本", 1 + "a")
###
x = "😀" + 1
###
print("日本語", 1 / 0, "é")
###
def fé(): return 1/0
fé()
###
a = None
a.b.c
###
a = None
a.b()
###
a = "x"
a.foo(1)
###
class C: pass
C().x.y
###
C = None
C.x = 1
###
a = 1
a[0] = 2
###
a = 1
a[0]
###
a = [1]
a[0][0] += 1
###
a = 1
a += "b"
###
for x in 5: pass
###
for x in (1,
   2 / 0): pass
###
a, b = 1
###
a, b = 1, 2, 3
###
[x for x in 5]
###
[1/x for x in (1, 0)]
###
{x: 1/x for x in (1, 0)}
###
sum(1/x for x in (1, 0))
###
list(map(lambda x: 1/x, [0]))
###
with 5: pass
###
with open: pass
###
if 1 / 0: pass
###
if (1 +
    None): pass
###
while undefined: pass
###
def f(x=1/0): pass
###
@undefined
def f(): pass
###
@(lambda f: 1/0)
def f(): pass
###
class A(undefined): pass
###
class A:
    x = 1 / 0
###
class A:
    def __init__(self): raise RuntimeError("in init")
A()
###
class A:
    def __getattr__(self, n): return 1 / 0
A().foo
###
class A:
    def __add__(self, o): return 1 / 0
A() + 1
###
class A:
    def __getitem__(self, o): return 1 / 0
A()[1]
###
class A:
    def __call__(self, o): return 1 / 0
A()(1)
###
class A:
    @property
    def p(self): return 1 / 0
A().p
###
x = f"{1/0}"
###
x = f"a {undefined} b"
###
x = f"{1 + 'a'}" + "b"
###
x = (yield_ := 1 / 0)
###
x = [1, 2, 3][1:2:0]
###
x = [1, 2, 3][
  "a"
]
###
x = {
  "a": 1 / 0,
}
###
x = {
  "a": 1,
  "b": {
     "c": 1 / 0,
  },
}
###
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("chained") from e
###
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("chained")
###
try:
    1 / 0
except ZeroDivisionError as e:
    raise ValueError("chained") from None
###
def f():
    try:
        {}["a"]
    except KeyError:
        int("z")
f()
###
return_ = 1; x = 1 / 0; y = 2
###
if True: x = 1 / 0
###
x = 1 +\
  "a"
###
x = 1 \
  + "a"
###
x = (1 # comment
  + "a")
###
x = (1
  # comment
  + # another
  "a")
###
x = (1 +
  2 +
  3 +
  "a")
###
x = ("a"
  "b"
  "c") + 1
###
x = """
abc
""" + 1
###
x = 1 + """
abc
def
ghi
jkl
"""
###
print(1 + """
abc
def
ghi
jkl
""")
###
x = int("""
abc
""")
###
foo = lambda: 1 / 0
foo()
###
foo = lambda: (1 /
   0)
foo()
###
def f():
	return 1 / 0
f()
###
def f():
	x = (1 +
		None)
f()
###
def f():
    if True:
        x = dict(a=1,
                 b=2 / 0,
                 c=3)
f()
###
def g(*a, **k): return 1/0
def f():
    if True:
        x = g(a=1,
                 b=2,
                 c=3, d=4, e=[
          1])
f()
###
def g(*a, **k): return 1/0
def f():
    if True:
        g(a=1,
                 b=2,
                 c=3, d=4, e=[
          1]).foo
f()
###
a = [1,2,3]
a[1](2)
###
a = [1,2,3]
a[1] (2)
###
a = {"f": lambda x: 1/0}
a["f"](2)
###
a = {"f": lambda x: 1/0}
x = a["f"](2)
###
a = {"f": lambda x: 1/0}
def f(): return a["f"](2)
f()
###
"abc".join([1])
###
"abc".foo
###
"%d" % "a"
###
"{}".format()
###
(1).x
###
del undefined
###
x = 1
del x[0]
###
x = 1
del x.y
###
raise 5
###
raise ValueError("a") from 5
###
def f(): pass
f(1)
###
def f(a, b): pass
f(*[1,2,3])
###
async def f(): return 1/0
f().send(None)
###
async def f(): return 1/0
async def g():
    x = await f()
g().send(None)
###
async def f(): return 1/0
async def g():
    return (await f()) + 1
g().send(None)
###
def g():
    yield 1
    yield 1 / 0
for x in g(): pass
###
def g():
    yield 1 / 0
def h():
    yield from g()
list(h())
###
def g():
    yield 1 / 0
x, = g()
###
match 1 / 0:
    case 1: pass
###
match 5:
    case undefined.x: pass
###
x: undefined = 1
###
x = 1 if undefined else 2
###
x = undefined and 2
###
x = [*5]
###
x = {**5}
###
print(*5)
###
print(**5)
###
x = ((((1)))) + (((("a"))))
###
x = 1+"a"
###
x =1/0
###
x = a.b if (a := None) is None else 1
###
print((1).foo.bar)
###
x = max(1, "a")
###
x = sorted([1, "a"])
###
x = [3, 1][sorted([1, "a"])]
###
x = (1, 2)(3)
###
x = "abc"(3)
###
x = [](   )
###
x = len(5) + len(6)
###
x = (len)(5)
###
def f(): return (len)(5)
f()
###
x = len  (5)
###
raise ExceptionGroup("eg", [ValueError(1), TypeError("t")])
###
def f():
    try: 1/0
    except ZeroDivisionError as e: return e
raise ExceptionGroup("eg", [f(), ExceptionGroup("inner", [f(), KeyError("k")]), ValueError(2)])
###
def f():
    try: 1/0
    except ZeroDivisionError as e:
        try: raise ValueError("two") from e
        except ValueError as v: return v
def g():
    try: raise ExceptionGroup("a", [f(), f()])
    except ExceptionGroup as e: return e
try:
    raise ExceptionGroup("eg", [g(), f()])
except ExceptionGroup as e:
    raise RuntimeError("after")
###
def nest(n):
    e = ValueError("leaf")
    for i in range(n): e = ExceptionGroup(f"g{i}", [e])
    return e
raise nest(14)
###
raise ExceptionGroup("wide", [ValueError(i) for i in range(20)])
###
raise ExceptionGroup("wide", [ValueError(i) for i in range(16)])
###
raise ExceptionGroup("wide", [ExceptionGroup("w", [ValueError(i) for i in range(17)]) for i in range(15)])
###
raise ExceptionGroup("multi\nline", [ValueError("a\nb"), ValueError("")])
###
e = ValueError("x"); e.add_note("note 1"); e.add_note("multi\nline note"); e.add_note("")
raise e
###
e = ValueError("x"); e.__notes__ = 5
raise e
###
e = ValueError("x"); e.__notes__ = ("a", 5, None)
raise e
###
e = ValueError("x"); e.__notes__ = "abc"
raise e
###
class N:
    def __str__(self): raise KeyError
    def __repr__(self): raise KeyError
e = ValueError("x"); e.__notes__ = [N(), "ok"]
raise e
###
class N:
    def __str__(self): raise KeyError
    def __repr__(self): raise KeyError
e = ValueError("x"); e.__notes__ = N()
raise e
###
class E(Exception):
    @property
    def __notes__(self): return 1/0
raise E("x")
###
class E(Exception):
    @property
    def __notes__(self): raise AttributeError("x")
raise E("x")
###
class E(Exception):
    def __str__(self): return 1/0
raise E("x")
###
class E(Exception):
    def __str__(self): return 5
raise E("x")
###
class E(Exception):
    class F(Exception): pass
raise E.F("x")
###
class E(Exception): __module__ = "some.mod"
raise E("x")
###
class E(Exception): __module__ = 5
raise E("x")
###
def f():
    class L(Exception): pass
    return L
raise f()("x")
###
e = ExceptionGroup("g", [ValueError(1)]); e.add_note("a\nb"); e.exceptions[0].add_note("c")
raise e
###
a = ValueError("a"); b = ValueError("b"); a.__cause__ = b; b.__cause__ = a
raise a
###
a = ValueError("a"); b = ValueError("b"); a.__context__ = b; b.__context__ = a
raise a
###
a = ValueError("a"); a.__cause__ = a
raise a
###
a = ValueError("a"); b = ValueError("b"); c = ValueError("c"); a.__cause__ = b; b.__cause__ = c; b.__context__ = a; a.__context__ = c
raise a
###
e = ValueError("shared"); e.__cause__ = KeyError("cause")
raise ExceptionGroup("g", [e, e])
###
e = ExceptionGroup("h", [ValueError(1)])
raise ExceptionGroup("g", [e, e])
###
raise SyntaxError("msg")
###
raise SyntaxError("msg", ("file.py", 3, 5, "  abc def\n"))
###
raise SyntaxError("msg", ("file.py", 3, 5, "  abc def\n", 3, 8))
###
raise SyntaxError("msg", ("file.py", 3, 1, "  abc def\n", 3, 8))
###
raise SyntaxError("msg", ("file.py", 3, 5, "  abc def\n", 4, 2))
###
raise SyntaxError("msg", ("file.py", 3, 50, "  abc def\n", 3, 60))
###
raise SyntaxError("msg", ("file.py", 3, None, "  abc def\n"))
###
raise SyntaxError("msg", ("file.py", None, 1, "  abc def\n"))
###
raise SyntaxError("msg", (None, 3, 1, "abc def\n"))
###
raise SyntaxError("msg", ("f", 3, 5, "\tabc def\n", 3, 7))
###
raise SyntaxError("msg", ("f", 3, 5, None, 3, 7))
###
raise SyntaxError("msg", ("f", 3, 0, "abc", 3, 0))
###
raise SyntaxError("msg", ("f", 3, -1, "abc", 3, -1))
###
raise SyntaxError("msg", ("f", 3, 2, "", 3, 4))
###
raise SyntaxError("msg", ("f", 3, 2, "日本語 x", 3, 4))
###
raise SyntaxError
###
raise SyntaxError("", ("f", 3, 2, "abc", 3, 4))
###
raise SyntaxError("a\nb", ("f", 3, 2, "abc", 3, 4))
###
compile("x = = 1", "zz", "exec")
###
eval("1 +")
###
exec("def f(:\n  pass")
###
exec("if x:\npass")
###
exec("if x:\n\tpass\n        pass")
###
exec("x = 1\n  y = 2")
###
exec("x = 1 / 0\n")
###
exec(compile("def f():\n  return 1/0\nf()", "nofile", "exec"))
###
e = SyntaxError("m", ("f", 1, 2, "text", 1, 3)); e.add_note("n")
raise ExceptionGroup("g", [e])
###
e = ImportError("m", name="x"); raise e
###
raise KeyError("k")
###
raise OSError(2, "No such file", "f.txt")
###
raise UnicodeDecodeError("utf-8", b"abc", 1, 2, "bad")
###
raise SystemError("x")
###
raise StopIteration(5)
###
raise KeyboardInterrupt
###
raise GeneratorExit("x")
###
def f(a,
      b):
    raise ValueError(
        a +
        b)
f("1",
  "2")
###
def f(a, b): 1/0
r = f(1, 2) if True else 0
###
def f(a, b): 1/0
r = (f(1, 2))
###
def f(a, b): 1/0
r = s = f(1, 2)
###
def f(a, b): 1/0
class A: pass
A.r = f(1, 2)
###
def f(a, b): 1/0
r = f(1, 2); q = 1
###
def f(a, b): 1/0
r: int = f(1, 2)
###
def f(a, b): 1/0
r = 1
r += f(1, 2)
###
def f(a, b): 1/0
def g(): return f(1, 2)  # comment
g()
###
def f(a, b): 1/0
def g():
    return f(1, 2)  # comment
g()
###
def f(a, b): 1/0
r = f(1, 2)  # comment
###
def f(a, b): 1/0
f(1, 2)  # comment
###
def f(a, b): 1/0
é = f(1, 2)
###
def f(a, b): 1/0
x = f("é", 2)
###
def f(a, b): 1/0
x = "日本" and f("é", 2)
###
def f(): return 1/0
(
  f
  ()
)
###
x = (1)+(2)+("a")
###
x = [[1]][0][0][0]
###
x = [[1]][0][0](
  0)
###
x = [[1]][0] \
  [0] \
  (0)
###
x = (1
+
"a"
)
###
x = (1

+

"a"
)
###
x = (1
     # c1
     # c2
     # c3
     +
     # c4
     "a"
)
###
x = (
    undefined.foo(1, 2)
    .bar(3)
    .baz(4)
)
###
s = "a"
x = (
    s.upper(
    )
    .foo(3)
    .baz(4)
)
###
s = "a"
x = (
    s.upper(1)
    .foo(3)
    .baz(4)
)
'''
def entries(tb, sources):
    out = []
    while tb is not None:
        code = tb.tb_frame.f_code
        pos = list(code.co_positions())[tb.tb_lasti // 2]
        line, end, col, ecol = pos
        if line is None: line = tb.tb_lineno
        def conv(l, c):
            if c is None or l is None: return -1
            text = linecache.getline(code.co_filename, l)
            s = text.encode('utf-8')[:c].decode('utf-8', 'replace')
            return len(s.encode('utf-16-le')) // 2
        out.append([code.co_filename, code.co_name, line, end if end is not None else line, conv(line, col), conv(end, ecol)])
        tb = tb.tb_next
    return out
def texts(e):
    import types
    te = traceback.TracebackException.from_exception(e, compact=True)
    memo = {}
    def conv(t, e, depth=1):
        # mirrors TracebackException to plain JSON
        r = {"type": t.exc_type_str, "message": t._str, "stack": entries(e.__traceback__, None), "suppress": t.__suppress_context__}
        notes = t.__notes__
        import collections.abc as abc
        if isinstance(notes, abc.Sequence) and not isinstance(notes, (str, bytes)):
            r["notes"] = [traceback._safe_string(n, 'note') for n in notes]
        elif notes is not None: r["notes"] = [traceback._safe_string(notes, '__notes__', func=repr)]
        else: r["notes"] = []
        r["cause"] = conv(t.__cause__, e.__cause__, depth) if t.__cause__ else None
        r["context"] = conv(t.__context__, e.__context__, depth) if t.__context__ else None
        if t.exceptions is not None:
            r["count"] = len(t.exceptions)
            r["members"] = [conv(a, b, depth + 1) for a, b in list(zip(t.exceptions, e.exceptions))[:15]] if depth <= 10 else []
        if t._is_syntax_error:
            r["syntax"] = [str(t.msg or "<no detail available>"), t.filename, t.lineno, t.text, t.offset, t.end_lineno, t.end_offset]
        return r
    return conv(te, e), "".join(te.format())
cases = []
for i, snip in enumerate(SNIPPETS.strip("\n").split("\n###\n")):
    name = f"<case {i}>"
    src = snip + "\n"
    linecache.cache[name] = (len(src), None, src.splitlines(True), name)
    try: code = compile(src, name, "exec")
    except SyntaxError as e: print("skip", i, e, file=sys.stderr); continue
    g = {"__name__": "__main__"}
    try: exec(code, g); print("no error", i, snip, file=sys.stderr)
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        rec, text = texts(e)
        cases.append({"name": name, "source": src, "record": rec, "text": text})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "exception-traceback.json"), "w", encoding="utf-8") as out:
    out.write("[\n" + ",\n".join(json.dumps(case, ensure_ascii=False) for case in cases) + "\n]\n")
