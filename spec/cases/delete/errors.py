def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
def a(): del [1][3]
def b(): del {}["x"]
def c(): del undefined_name
def d(): del (1,)[0]
def e(): del "abc"[0]
def f(): del [].x
def g(): del None.x
def h(): del int.real
def i():
    x = 1
    del x
    del x
def j(): del 5 .real
def k(): del [1, 2]["a"]
def l(): del range(3)[0]
for fn in (a, b, c, d, e, f, g, h, i, j, k, l):
    attempt(fn)
