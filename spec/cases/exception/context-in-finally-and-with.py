try:
    try:
        raise ValueError("body")
    finally:
        {}["missing"]
except KeyError as e:
    print(repr(e.__context__))
class CM:
    def __enter__(self): return self
    def __exit__(self, *a): raise TypeError("exit")
try:
    with CM():
        raise ValueError("in with")
except TypeError as e:
    print(repr(e), repr(e.__context__))
def f():
    try:
        raise KeyError(1)
    except KeyError:
        try:
            raise KeyError(2)
        except KeyError:
            raise KeyError(3)
try:
    f()
except KeyError as e:
    while e:
        print(repr(e), end=" ")
        e = e.__context__
print()
