class A: pass
r = repr(A())
print(r.startswith("<__main__.A object at 0x"), r.endswith(">"), repr(A), str(int), repr(type(None)), f"{A}", [A, int, A.__class__])
def f():
    class L: pass
    return L
print(f(), repr(f.__class__), type(f), type(lambda: 0), type(len), type([].append), type(A().__init__), type(f()), type(print))
print(repr(len), repr(print), repr([].append).startswith("<built-in method append of list object at 0x"), repr(str.upper), repr(int.__add__), repr(A.__init__), repr(property()).startswith("<property object at"))
