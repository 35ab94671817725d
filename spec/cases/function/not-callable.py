def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
class A: pass
x = 5
s = "a"
n = None
l = [1]
attempt(lambda: x())  # expect: 'int' object is not callable
attempt(lambda: s())  # expect: 'str' object is not callable
attempt(lambda: n())  # expect: 'NoneType' object is not callable
attempt(lambda: l(0))  # expect: 'list' object is not callable
attempt(lambda: A()())  # expect: 'A' object is not callable
attempt(lambda: (lambda: 1)()())  # expect: 'int' object is not callable
import math
attempt(lambda: math())  # expect: 'module' object is not callable
attempt(lambda: (lambda d: d())({}))  # expect: 'dict' object is not callable
attempt(lambda: NotImplemented())  # expect: 'NotImplementedType' object is not callable
