def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def a():
    for x in 5: pass
def b():
    for x in None: pass
def c():
    for x in 1.5: pass
def d():
    for x in len: pass
def e():
    for x in type: pass
class NoIter:
    __iter__ = None
def f():
    for x in NoIter(): pass
class BadIter:
    def __iter__(self): return 5
def g():
    for x in BadIter(): pass
for fn in (a, b, c, d, e, f, g):
    attempt(fn)
# expect: 'int' object is not iterable
# expect: 'NoneType' object is not iterable
# expect: 'float' object is not iterable
# expect: 'builtin_function_or_method' object is not iterable
# expect: 'type' object is not iterable
# expect: 'NoIter' object is not iterable
# expect: iter() returned non-iterator of type 'int'
