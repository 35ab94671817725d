class A: pass
a = A()
a.x = "instance"
class D:
    def __get__(self, o, c): return "descriptor"
    def __set__(self, o, v): print("set", v)
def read(): return a.x
def write(v): a.x = v
print(read(), read())  # expect: instance instance
A.x = D()
print(read())  # expect: descriptor
write(5)  # expect: set 5
del A.x
print(read())  # expect: instance
write(6)
print(read(), vars(a))  # expect: 6 {'x': 6}
A.__getattribute__ = lambda self, n: f"all {n}"
print(read(), a.anything)  # expect: all x all anything
del A.__getattribute__
print(read())  # expect: 6
