def g():
    try:
        raise KeyError("inside")
    except KeyError:
        yield 1
        try:
            raise
        except KeyError as e:
            yield repr(e)
try:
    raise ValueError("outside")
except ValueError:
    it = g()
    print(next(it))  # expect: 1
    try:
        raise
    except ValueError as e:
        print(repr(e))  # expect: ValueError('outside')
    print(next(it))  # expect: KeyError('inside')
def ctx():
    try:
        yield
    except TypeError as e:
        print(repr(e.__context__))
it = ctx()
next(it)
try:
    raise ValueError("first")
except ValueError:
    try:
        it.throw(TypeError("second"))  # expect: None
    except StopIteration:
        pass
