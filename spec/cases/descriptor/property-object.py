p = property(lambda self: "got", doc="about")
class A:
    x = p
    y = p.setter(lambda self, v: print("set y", v))
a = A()
print(a.x, a.y, A.x.__doc__, p.__get__(a), p.__get__(None, A) is p, p.fget(None))
a.y = 1
for f in (lambda: setattr(a, "x", 1), lambda: p.__set__(a, 1), lambda: p.__delete__(a)):
    try:
        f()
    except AttributeError as e:
        print(e)
# expect: got got about got True got
# expect: set y 1
# expect: property 'x' of 'A' object has no setter
# expect: property 'x' of 'A' object has no setter
# expect: property 'x' of 'A' object has no deleter
