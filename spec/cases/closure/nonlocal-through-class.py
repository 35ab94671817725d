def f():
    x = "f"
    class A:
        x = "A"
        def m(self): return x
        y = x
        def setx(self):
            nonlocal x
            x = "changed"
    a = A()
    first = a.m()
    a.setx()
    return first, A.y, a.m(), A.x, x
print(f())  # expect: ('f', 'A', 'changed', 'A', 'changed')
