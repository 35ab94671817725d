class NoArgs: pass
class Bad:
    __match_args__ = ["x"]
class Bad2:
    __match_args__ = (5,)
class One:
    __match_args__ = ("x",)
    x = 1
def attempt(f):
    try:
        f()
    except TypeError as e:
        print(e)
def a():
    match NoArgs():
        case NoArgs(1): pass
def b():
    match Bad():
        case Bad(1): pass
def c():
    match Bad2():
        case Bad2(1): pass
def d():
    match One():
        case One(1, 2): pass
def e():
    match 5:
        case int(1, 2): pass
def f():
    x = 5
    match 5:
        case x(): pass
def g():
    match One():
        case One(1, x=1): pass
def h():
    match NoArgs():
        case NoArgs(1, 2): pass
for fn in (a, b, c, d, e, f, g, h):
    attempt(fn)
# expect: NoArgs() accepts 0 positional sub-patterns (1 given)
# expect: Bad.__match_args__ must be a tuple (got list)
# expect: __match_args__ elements must be strings (got int)
# expect: One() accepts 1 positional sub-pattern (2 given)
# expect: int() accepts 1 positional sub-pattern (2 given)
# expect: called match pattern must be a class
# expect: One() got multiple sub-patterns for attribute 'x'
# expect: NoArgs() accepts 0 positional sub-patterns (2 given)
