import sys
print(sys.exc_info(), sys.exception())
try:
    1 / 0
except ZeroDivisionError as error:
    kind, value, trace = sys.exc_info()
    print(kind, value, trace is error.__traceback__, sys.exception() is error)
    try:
        raise ValueError("inner")
    except ValueError:
        print(sys.exc_info()[0].__name__, sys.exception())
    print(sys.exc_info()[1])
def inside():
    return sys.exc_info()[1]
try:
    raise KeyError("k")
except KeyError:
    print(repr(inside()))
print(sys.exc_info())
