from contextlib import contextmanager


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def swallow_then_yield():
    try:
        yield
    except ValueError:
        pass
    yield


for cm, raising in ((never, False), (twice, False), (swallow_then_yield, True)):
    try:
        with cm():
            if raising:
                raise ValueError
    except RuntimeError as e:
        print(type(e).__name__, e)


@contextmanager
def plain():
    yield


for error in (StopIteration("x"), RuntimeError("y"), GeneratorExit(), KeyboardInterrupt("z"), StopAsyncIteration(1)):
    try:
        with plain():
            raise error
    except BaseException as e:
        print(e is error, repr(e), e.__context__, e.__cause__)
cm = plain()
with cm:
    pass
try:
    with cm:
        pass
except AttributeError as e:
    print(type(e).__name__)
try:
    plain(1)
except TypeError as e:
    print(e)


@contextmanager
def fails():
    raise OSError("setup")
    yield


try:
    with fails():
        print("not reached")
except OSError as e:
    print(e)
