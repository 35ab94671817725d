def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print("log")
        raise
try:
    f()  # expect: log
except ZeroDivisionError as e:
    print("caught", e)  # expect: caught division by zero
def g():
    try:
        raise KeyError("a")
    except KeyError as e:
        try:
            raise ValueError("b")
        except ValueError:
            pass
        raise
try:
    g()
except Exception as e:
    print(repr(e), repr(e.__context__))  # expect: KeyError('a') None
def helper(): raise
def h():
    try:
        raise IndexError("via helper")
    except IndexError:
        helper()
try:
    h()
except IndexError as e:
    print(e)  # expect: via helper
