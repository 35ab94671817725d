# __call__ may be any object that can be called; a circle of them ends in RecursionError.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, scale=1):
        return (self.n + x) * scale


class Holder:
    __call__ = Adder(10)


class Outer:
    __call__ = Holder()


class Late:
    class Descriptor:
        def __get__(self, instance, owner):
            return lambda *args, **kwargs: (type(instance).__name__, args, kwargs)

    __call__ = Descriptor()


print(Holder()(1), Outer()(2, scale=3), Late()(1, a=2))


class Circle:
    pass


Circle.__call__ = Circle()
try:
    Circle()()
except RecursionError:
    print("RecursionError")
