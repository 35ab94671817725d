def f0(): pass
def f1(a): pass
def f2(a, b=1): pass
def f3(a, b=1, c=2): pass
def k(a, *, b=1): pass
def attempt(f, *a, **kw):
    try:
        f(*a, **kw)
    except TypeError as e:
        print(e)
attempt(f0, 1)
attempt(f0, 1, 2)
attempt(f1, 1, 2)
attempt(f2, 1, 2, 3)
attempt(f3, 1, 2, 3, 4, 5)
attempt(k, 1, 2)
attempt(k, 1, 2, b=3)
attempt(k, 1, 2, 3)
# expect: f0() takes 0 positional arguments but 1 was given
# expect: f0() takes 0 positional arguments but 2 were given
# expect: f1() takes 1 positional argument but 2 were given
# expect: f2() takes from 1 to 2 positional arguments but 3 were given
# expect: f3() takes from 1 to 3 positional arguments but 5 were given
# expect: k() takes 1 positional argument but 2 were given
# expect: k() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
# expect: k() takes 1 positional argument but 3 were given
