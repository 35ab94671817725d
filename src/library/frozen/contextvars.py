# Context variables (library reference, "contextvars"). A context is a dict of its own; tasks run in a copy.

import _loops
from _types import GenericAlias, _name_in_messages

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')


class _Missing:
    def __repr__(self):
        return '<Token.MISSING>'


_missing = _Missing()


def _here():
    """The current context."""
    context = _loops.context()
    if context is None:
        context = Context()
        _loops.set_context(context)
    return context


def copy_context():
    """A copy of the current context."""
    current = _loops.context()
    made = _new(Context)
    made._values = {} if current is None else current._values
    made._entered = False
    return made


_new = object.__new__


class Context:
    """Values of context variables; a dict of them is never changed, so that copies share it."""

    __slots__ = ('_values', '_entered')

    def __init__(self, *args, **kwargs):
        if args or kwargs:
            raise TypeError('Context() does not accept any arguments')
        self._values = {}
        self._entered = False

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.Context' is not an acceptable base type")

    def run(self, /, *args, **kwargs):
        """Call a function in this context."""
        if not args:
            raise TypeError('run() missing 1 required positional argument')
        if self._entered:
            raise RuntimeError(f'cannot enter context: {self!r} is already entered')
        before = _loops.set_context(self)
        self._entered = True
        try:
            return args[0](*args[1:], **kwargs)
        finally:
            self._entered = False
            _loops.set_context(before)

    def copy(self):
        """A copy."""
        made = Context()
        made._values = self._values
        return made

    def _check(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f'a ContextVar key was expected, got {var!r}')

    def __getitem__(self, var):
        self._check(var)
        return self._values[var]

    def __contains__(self, var):
        self._check(var)
        return var in self._values

    def get(self, var, default=None, /):
        """The value of a variable here."""
        self._check(var)
        return self._values.get(var, default)

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        """The variables."""
        return self._values.keys()

    def values(self):
        """Their values."""
        return self._values.values()

    def items(self):
        """Variables and values."""
        return self._values.items()

    def __eq__(self, other):
        if not isinstance(other, Context):
            return NotImplemented
        return self._values == other._values

    __hash__ = None


class ContextVar:
    """A variable whose value goes by context."""

    __slots__ = ('_name', '_default')

    def __init__(self, name, /, *, default=_missing):
        if not isinstance(name, str):
            raise TypeError('context variable name must be a str')
        self._name = name
        self._default = default

    def __init_subclass__(cls):
        raise TypeError("type '_contextvars.ContextVar' is not an acceptable base type")

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def name(self):
        """Its name."""
        return self._name

    def __repr__(self):
        default = '' if self._default is _missing else f' default={self._default!r}'
        return f'<ContextVar name={self._name!r}{default} at {id(self):#x}>'

    def get(self, default=_missing, /):
        """The value in the current context."""
        current = _loops.context()
        if current is not None:
            value = current._values.get(self, _missing)
            if value is not _missing:
                return value
        if default is not _missing:
            return default
        if self._default is not _missing:
            return self._default
        raise LookupError(self)

    def set(self, value, /):
        """Set the value; the token can reset it."""
        context = _here()
        token = _make_token(self, context, context._values.get(self, _missing))
        context._values = {**context._values, self: value}
        return token

    def reset(self, token, /):
        """Set the value that was there before."""
        if not isinstance(token, Token):
            raise TypeError(f'expected an instance of Token, got {token!r}')
        if token._used:
            raise RuntimeError(f'{token!r} has already been used once')
        if token._var is not self:
            raise ValueError(f'{token!r} was created by a different ContextVar')
        context = _here()
        if token._context is not context:
            raise ValueError(f'{token!r} was created in a different Context')
        token._used = True
        if token._before is _missing:
            values = context._values.copy()
            values.pop(self, None)
            context._values = values
        else:
            context._values = {**context._values, self: token._before}


class Token:
    """What ContextVar.set() gives, for reset()."""

    __slots__ = ('_var', '_context', '_before', '_used')
    MISSING = _missing

    def __new__(cls, *args, **kwargs):
        raise RuntimeError('Tokens can only be created by ContextVars')

    __class_getitem__ = classmethod(GenericAlias)

    @property
    def var(self):
        """The variable."""
        return self._var

    @property
    def old_value(self):
        """The value before; Token.MISSING when there was none."""
        return self._before

    def __repr__(self):
        used = ' used' if self._used else ''
        return f'<Token{used} var={self._var!r} at {id(self):#x}>'


def _make_token(var, context, before):
    token = object.__new__(Token)
    token._var = var
    token._context = context
    token._before = before
    token._used = False
    return token


for _class in (Context, ContextVar, Token):
    _class.__module__ = '_contextvars'
    _name_in_messages(_class, f'_contextvars.{_class.__name__}')
