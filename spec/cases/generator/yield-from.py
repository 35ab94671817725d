def inner():
    x = yield 1
    print("inner got", x)
    y = yield 2
    print("inner got", y)
    return "inner result"
def outer():
    r = yield from inner()
    print("r", r)
    yield from [10, 20]
    yield from "ab"
    return "done"
g = outer()
print(next(g), g.send("x"), g.send("y"), list(g))
def wrap(): return (yield from outer())
print(list(wrap()))
try:
    list((lambda: (yield from 5))())
except TypeError as e:
    print(e)
