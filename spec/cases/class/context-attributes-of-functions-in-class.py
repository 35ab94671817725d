class A:
    f = len
    g = lambda self: self
    h = str.upper
    i = int
    t = (lambda x: x,)
a = A()
print(a.f([1, 2]), a.g() is a, A.h("x"), a.i("5"), a.t[0](3), A.f("abc"))  # expect: 2 True X 5 3 3
try:
    a.h()
except TypeError as e:
    print(e)  # expect: descriptor 'upper' for 'str' objects doesn't apply to a 'A' object
