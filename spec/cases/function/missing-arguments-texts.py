def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def f4(a, b, c, d=1): pass
def k2(*, x, y): pass
def k3(*, x, y, z): pass
for f in (f1, f2, f3, f4, k2, k3):
    try:
        f()
    except TypeError as e:
        print(e)
for f in (f2, f3):
    try:
        f(1)
    except TypeError as e:
        print(e)
try:
    f3(b=1)
except TypeError as e:
    print(e)
