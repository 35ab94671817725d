from functools import WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES, update_wrapper, wraps


def traced(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        return "traced", f(*args, **kwargs)

    return wrapper


@traced
def area(w: int, h: int = 2) -> int:
    "Area of a rectangle."
    return w * h


area.tag = "math"
print(area(3), area.__name__, area.__qualname__, area.__doc__, area.__module__)
print(area.__annotations__, area.__wrapped__(4), area.tag)


def first():
    pass


first.a = 1


def second():
    "doc"


update_wrapper(second, first, assigned=("__name__",))
print(second.__name__, second.__doc__, second.a, second.__wrapped__ is first)
print(WRAPPER_ASSIGNMENTS, WRAPPER_UPDATES)


class Callable:
    def __call__(self):
        return 1


c = update_wrapper(Callable(), first)
print(c.__name__, c.a, c())
try:
    update_wrapper(3, first)
except AttributeError as e:
    print(e)


def with_arguments(times):
    def decorate(f):
        @wraps(f, updated=())
        def inner(x):
            for _ in range(times):
                x = f(x)
            return x

        return inner

    return decorate


@with_arguments(3)
def double(x):
    return x * 2


print(double(1), double.__name__)
