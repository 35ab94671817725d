def f():
    try:
        1 / 0
    except ZeroDivisionError as e:
        g = lambda: e
        print(type(g()).__name__)
    try:
        g()
    except NameError as x:
        print(x)
f()
# expect: ZeroDivisionError
# expect: cannot access free variable 'e' where it is not associated with a value in enclosing scope
