def f():
    try:
        try:
            try:
                return "value"
            finally:
                print(1)
        finally:
            print(2)
            try:
                raise KeyError("x")
            except KeyError:
                print("handled inside finally")
    finally:
        print(3)
print(f())
def g():
    try:
        raise ValueError("first")
    finally:
        try:
            raise TypeError("second")
        except TypeError as e:
            print(repr(e), repr(e.__context__))
try:
    g()
except ValueError as e:
    print(repr(e))
# expect: 1
# expect: 2
# expect: handled inside finally
# expect: 3
# expect: value
# expect: TypeError('second') ValueError('first')
# expect: ValueError('first')
