x = 1
def f():
    print(x)
    x = 2
def g():
    del y
    y = 1
def h(flag):
    if flag: z = 1
    return z
def i():
    for k in []: pass
    return k
def j():
    x += 1
def k():
    a = 1
    del a
    return a
def m():
    import math as mm
    del mm
    mm.pi
for fn in (f, g, lambda: h(False), i, j, k, m):
    try:
        fn()
    except UnboundLocalError as e:
        print(type(e).__name__, e)
print(h(True), x)
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'y' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'z' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'k' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'x' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'a' where it is not associated with a value
# expect: UnboundLocalError cannot access local variable 'mm' where it is not associated with a value
# expect: 1 1
