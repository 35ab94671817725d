import abc


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


class Base(metaclass=abc.ABCMeta):
    @abc.abstractclassmethod
    def make(cls):
        return "made"

    @abc.abstractstaticmethod
    def plain(x):
        return x

    @abc.abstractproperty
    def value(self):
        return 5

    @property
    @abc.abstractmethod
    def both(self):
        ...


print(sorted(Base.__abstractmethods__))
attempt(Base)


class Partly(Base):
    value = 1
    both = 2


attempt(Partly)


class Whole(Partly):
    @classmethod
    def make(cls):
        return super().make()

    @staticmethod
    def plain(x):
        return Base.plain(x)


print(Whole.make(), Whole().plain(3), Whole().value, abc.get_cache_token() == abc.get_cache_token())
print(abc.update_abstractmethods(Whole) is Whole, isinstance(Whole(), Base))


class Duck:
    pass


before = abc.get_cache_token()
print(Base.register(Duck) is Duck, issubclass(Duck, Base), abc.get_cache_token() > before)
attempt(Base.register, 5)
attempt(Duck.register if hasattr(Duck, "register") else Base.register, Base) if False else None
attempt(issubclass, 5, Base)
