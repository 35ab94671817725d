def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def a(): x, y = 1, 2, 3
def b(): x, y = [1]
def c(): x, y, z = "ab"
def d(): x, *y, z = [1]
def e(): x, y = 5
def f(): x, = []
def g(): (a, b), c = [1, 2]
def h(): a, b = {}
def i():
    for x, y in [(1, 2, 3)]: pass
def j(): x, y = None
def k(): [x, y] = iter([1])
def l(): x, *y = 5
def m(): a, b, *c = (i for i in range(1))
def n(): a, b = range(10)
def o(): a, b = "abc"
def p(): a, b = {1: 2, 3: 4, 5: 6}
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p):
    attempt(fn)
