class A:
    def __len__(self): return 1
a = A()
a.__len__ = lambda: 99
a.__str__ = lambda: "instance"
a.__add__ = lambda o: "add"
a.__iter__ = lambda: iter([1])
a.__call__ = lambda: "called"
print(len(a), str(a) == "instance", a.__len__(), a.__call__())
for f in (lambda: a + 1, lambda: iter(a), lambda: a()):
    try:
        f()
    except TypeError as e:
        print(e)
A.__add__ = lambda self, o: ("late", o)
A.__call__ = lambda self, *x: ("call", x)
print(a + 1, a(1, 2))
del A.__len__
try:
    len(a)
except TypeError as e:
    print(e)
# expect: 1 False 99 called
# expect: unsupported operand type(s) for +: 'A' and 'int'
# expect: 'A' object is not iterable
# expect: 'A' object is not callable
# expect: ('late', 1) ('call', (1, 2))
# expect: object of type 'A' has no len()
