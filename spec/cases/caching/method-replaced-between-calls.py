class A:
    def m(self): return "first"
a = A()
out = []
for i in range(6):
    out.append(a.m())
    if i == 0: A.m = lambda self: "second"
    if i == 1: a.m = lambda: "own"
    if i == 2: del a.m
    if i == 3: A.m = staticmethod(lambda: "static")
    if i == 4: A.m = classmethod(lambda cls: cls.__name__)
    if i == 5: A.m = len
try:
    print(out)  # expect: ['first', 'second', 'own', 'second', 'static', 'A']
    print(a.m())
except TypeError as e:
    print(e)  # expect: len() takes exactly one argument (0 given)
