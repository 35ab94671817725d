from contextlib import AbstractContextManager, ContextDecorator


class timed(ContextDecorator):
    def __init__(self, label):
        self.label = label
        self.runs = 0

    def __enter__(self):
        self.runs += 1
        print("start", self.label)
        return self

    def __exit__(self, *exc):
        print("end", self.label, exc[0])
        return exc[0] is KeyError


t = timed("work")


@t
def work(x):
    "Works."
    if x is None:
        raise KeyError
    return x


print(work(1), work(None), work.__name__, work.__doc__, t.runs)
with timed("block") as b:
    print(b.label)


class Managed(AbstractContextManager):
    def __exit__(self, *exc):
        print("exit", self.__class__.__name__)


with Managed() as m:
    print(isinstance(m, AbstractContextManager))


class Duck:
    def __enter__(self):
        return 1

    def __exit__(self, *a):
        return None


print(isinstance(Duck(), AbstractContextManager), issubclass(int, AbstractContextManager), AbstractContextManager[int])
try:
    AbstractContextManager()
except TypeError as e:
    print(e)
