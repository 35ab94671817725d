# What a generator handles is its own, wherever it is resumed; a raise inside it chains to that.
def handled(error):
    return repr(error.__context__)


def keeps():
    try:
        raise ValueError("own")
    except ValueError:
        yield 1
        try:
            raise TypeError("second")
        except TypeError as error:
            yield handled(error)
    try:
        raise KeyError("later")
    except KeyError as error:
        yield handled(error)


gen = keeps()
try:
    raise IndexError("outer")
except IndexError:
    print(next(gen))
print(next(gen))
print(next(gen))


def waits():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            yield
        except Exception as error:
            print("inside", type(error).__name__, handled(error))
            raise


gen = waits()
next(gen)
try:
    gen.throw(ValueError("thrown"))
except ValueError as error:
    print("outside", handled(error))


def delegates():
    try:
        raise KeyError("b")
    except KeyError:
        yield from inner()


def inner():
    try:
        yield
    except ValueError as error:
        print("inner", handled(error))
        raise RuntimeError("from inner")


gen = delegates()
next(gen)
try:
    gen.throw(ValueError("thrown"))
except RuntimeError as error:
    print(handled(error), handled(error.__context__))

# Raising again elsewhere gives a new context.
error = ValueError("again")
error.__context__ = KeyError("old")
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise error
except ValueError as caught:
    print(handled(caught))
try:
    raise error
except ValueError as caught:
    print(handled(caught))


def rethrows():
    try:
        yield
    except ValueError:
        yield "kept"
        raise


gen = rethrows()
next(gen)
try:
    raise ValueError("shared")
except ValueError as shared:
    print(gen.throw(shared))
try:
    next(gen)
except ValueError as caught:
    print(caught, handled(caught))
