try:
    raise ValueError("x")
except ValueError as e:
    pass
try:
    raise
except RuntimeError as r:
    print(r, r.__context__)
def f():
    try:
        raise KeyError
    except KeyError:
        g()
def g():
    try:
        raise TypeError("t")
    except TypeError as t:
        print(repr(t.__context__))
f()
for i in range(2):
    try:
        raise ValueError(i)
    except ValueError as e:
        print(e, e.__context__)
# expect: No active exception to reraise None
# expect: KeyError()
# expect: 0 None
# expect: 1 None
