"""What the yardstick raises when a test needs something that the sandbox has not got on purpose."""


class NotApplicable(BaseException):
    """Not an Exception: no `except Exception` of a test may swallow it."""


# False while a file of tests is being imported: then placeholders put up with everything.
running = []


class Placeholder:
    """Stands for a name of a module that is not there; every use of it in a test makes the test not applicable."""

    def __init__(self, name):
        object.__setattr__(self, '_name', name)

    def _use(self, *args, **kwargs):
        name = object.__getattribute__(self, '_name')
        if running:
            raise NotApplicable('needs ' + name)
        return Placeholder(name + '()')

    def _yes(self, *args):
        self._use()
        return True

    def _refuse(self, *args, **kwargs):
        raise NotApplicable('needs ' + object.__getattribute__(self, '_name'))

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return Placeholder(object.__getattribute__(self, '_name') + '.' + name)

    def __mro_entries__(self, bases):
        self._use()
        return ()

    __call__ = __enter__ = __getitem__ = __or__ = __ror__ = __add__ = __radd__ = __mul__ = __rmul__ = __sub__ = __rsub__ = _use
    __contains__ = _yes
    __exit__ = __iter__ = __instancecheck__ = __subclasscheck__ = _refuse
    __setattr__ = __delattr__ = __setitem__ = __len__ = __int__ = __index__ = _refuse
    __bool__ = __lt__ = __gt__ = __le__ = __ge__ = __eq__ = __ne__ = _yes
    __hash__ = object.__hash__


def refuse(reason):
    """A function that makes the test that calls it not applicable."""
    def refused(*args, **kwargs):
        raise NotApplicable(reason)
    return refused


def needs(reason):
    """A decorator for tests that cannot run here."""
    def decorate(test):
        if isinstance(test, type):
            test.setUp = refuse(reason)
            return test
        return refuse(reason)
    return decorate
