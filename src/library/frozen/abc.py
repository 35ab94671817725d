# Abstract base classes (library reference, "abc"). The metaclass itself is native.

from _abc import ABCMeta, get_cache_token, _update_abstract


def abstractmethod(funcobj):
    """Mark a method as abstract: its class cannot be instantiated until a subclass overrides it."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method. Deprecated: use classmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method. Deprecated: use staticmethod over abstractmethod."""

    __isabstractmethod__ = True

    def __new__(cls, callable):
        callable.__isabstractmethod__ = True
        return super().__new__(cls, callable)


class abstractproperty(property):
    """An abstract property. Deprecated: use property over abstractmethod."""

    __isabstractmethod__ = True


def update_abstractmethods(cls):
    """Find the abstract methods of a class again, after methods were set on it. Gives the class."""
    return _update_abstract(cls)


class ABC(metaclass=ABCMeta):
    """A class to inherit from instead of naming the metaclass."""

    __slots__ = ()
