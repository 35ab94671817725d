def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def a():
    x = 1
    x += "a"
def b():
    x = "a"
    x += 1
def c():
    x = []
    x += 1
def d():
    x = None
    x **= 2
def e():
    x = {}
    x |= 1
def f():
    x = (1,)
    x -= (1,)
def g():
    x = 1.5
    x >>= 1
def h():
    x = 5
    x @= 5
for fn in (a, b, c, d, e, f, g, h):
    attempt(fn)
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: can only concatenate str (not "int") to str
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for **=: 'NoneType' and 'int'
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for -=: 'tuple' and 'tuple'
# expect: unsupported operand type(s) for >>=: 'float' and 'int'
# expect: unsupported operand type(s) for @=: 'int' and 'int'
