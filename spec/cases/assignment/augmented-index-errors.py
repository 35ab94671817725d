def attempt(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
l, d, s, t = [1], {}, "abc", (1, 2)
def a(): l[5] += 1
def b(): d["k"] += 1
def c(): s[0] += "x"
def e(): t[0] += 1
def g(): undefined += 1
def h(): l.nope += 1
def i(): None.x += 1
def j(): l["a"] += 1
def k(): globals()["zz"] += 1
for fn in (a, b, c, e, g, h, i, j, k):
    attempt(fn)
