from contextlib import ExitStack


def raiser(error):
    def exit(*details):
        raise error

    return exit


try:
    with ExitStack() as s:
        s.push(raiser(ValueError("first")))
        s.push(raiser(KeyError("second")))
        raise IndexError("body")
except ValueError as e:
    print(repr(e), repr(e.__context__), repr(e.__context__.__context__))


def suppress_all(*details):
    print("suppressing", repr(details[1]))
    return True


with ExitStack() as s:
    s.push(suppress_all)
    s.push(raiser(ValueError("x")))
print("fine")
try:
    with ExitStack() as s:
        s.callback(lambda: 1 / 0)
        s.push(suppress_all)
        raise KeyError
except ZeroDivisionError as e:
    print(e, e.__context__)

try:
    try:
        1 / 0
    except ZeroDivisionError:
        with ExitStack() as s:
            s.push(raiser(ValueError("inner")))
except ValueError as e:
    print(repr(e), repr(e.__context__))
order = []
with ExitStack() as s:
    for i in range(3):
        s.callback(order.append, i)
print(order)
try:
    ExitStack().callback()
except TypeError as e:
    print(e)
