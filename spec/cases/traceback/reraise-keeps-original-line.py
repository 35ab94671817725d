def f():
    x = 0
    return 1 / x
try:
    f()
except ZeroDivisionError as e:
    print("log", e)
    raise
