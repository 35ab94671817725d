class MyError(Exception): pass
def attempt(f):
    try:
        f()
    except BaseException as e:
        print(type(e).__name__, e.args, e)
def a(): raise MyError
def b(): raise MyError("m", 2)
def c(): raise MyError()
def d(): raise 5
def e(): raise "text"
def f(): raise int
def g(): raise
def h(): raise None
def i(): raise MyError from 5
def j(): raise [ValueError]
def k(): raise type("New", (MyError,), {})("dynamic")
def l(): raise NotImplemented
for fn in (a, b, c, d, e, f, g, h, i, j, k, l):
    attempt(fn)
