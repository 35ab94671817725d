# functools (library reference, "functools"). reduce, partial, cmp_to_key and the cache itself are native.

from _functools import (
    _lru_cache_wrapper,
    _own_attribute,
    _set_own_attribute,
    cmp_to_key,
    partial,
    reduce,
)
from _types import GenericAlias, MappingProxyType, UnionType

__all__ = [
    'update_wrapper',
    'wraps',
    'WRAPPER_ASSIGNMENTS',
    'WRAPPER_UPDATES',
    'total_ordering',
    'cache',
    'cmp_to_key',
    'lru_cache',
    'reduce',
    'partial',
    'partialmethod',
    'singledispatch',
    'singledispatchmethod',
    'cached_property',
]

_NOTHING = object()

# --- wrappers

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__', '__annotations__', '__type_params__')
WRAPPER_UPDATES = ('__dict__',)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper function look like the function that it wraps.

    The attributes named in assigned are taken over; dictionaries named in
    updated are merged. The wrapped function stays reachable as __wrapped__.
    """
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        extra = getattr(wrapped, name, {})
        if extra or name != '__dict__':
            getattr(wrapper, name).update(extra)
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper() to the function it decorates."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# --- total_ordering


def _negated(root):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer
    return method


def _negated_unless_equal(root):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer and self != other
    return method


def _negated_or_equal(root):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else not answer or self == other
    return method


def _or_equal(root):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else answer or self == other
    return method


def _unless_equal(root):
    def method(self, other):
        answer = getattr(type(self), root)(self, other)
        return answer if answer is NotImplemented else answer and self != other
    return method


# By the operator that a class defines, best first: how the others follow from it.
_ORDERINGS = {
    '__lt__': (('__gt__', _negated_unless_equal), ('__le__', _or_equal), ('__ge__', _negated)),
    '__le__': (('__ge__', _negated_or_equal), ('__lt__', _unless_equal), ('__gt__', _negated)),
    '__gt__': (('__lt__', _negated_unless_equal), ('__ge__', _or_equal), ('__le__', _negated)),
    '__ge__': (('__le__', _negated_or_equal), ('__gt__', _unless_equal), ('__lt__', _negated)),
}
_SHORT = {'__lt__': 'lt', '__le__': 'le', '__gt__': 'gt', '__ge__': 'ge'}


def total_ordering(cls):
    """A class decorator that fills in missing ordering methods."""
    defined = [name for name in _ORDERINGS if getattr(cls, name, None) is not getattr(object, name, None)]
    if not defined:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = defined[0]
    for name, derive in _ORDERINGS[root]:
        if name not in defined:
            method = derive(root)
            method.__name__ = name
            method.__qualname__ = f'_{_SHORT[name]}_from_{_SHORT[root]}'
            setattr(cls, name, method)
    return cls


# --- caches

_CacheInfo = None


def _make_info(*numbers):
    # The class is made when it is first asked for.
    global _CacheInfo
    if _CacheInfo is None:
        from collections import namedtuple
        _CacheInfo = namedtuple('CacheInfo', ['hits', 'misses', 'maxsize', 'currsize'], module='functools')
    return _CacheInfo(*numbers)


def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers the results of the most recent calls.

    With maxsize None the cache grows without bound. With typed, arguments of
    different types are cached apart. cache_info(), cache_clear() and
    __wrapped__ of the decorated function give access to the cache.
    """
    if isinstance(maxsize, int):
        if maxsize < 0:
            maxsize = 0
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError('Expected first argument to be an integer, a callable, or None')

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)
    return decorating_function


def _cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _make_info)
    wrapper.cache_parameters = lambda: {'maxsize': maxsize, 'typed': typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator that remembers the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """A property computed once per instance and then kept as an ordinary attribute."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.__module__ = func.__module__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                'Cannot assign the same cached_property to two different names '
                f'({self.attrname!r} and {name!r}).'
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError('Cannot use cached_property instance without calling __set_name__ on it.')
        value = _own_attribute(instance, name, _NOTHING)
        if value is _NOTHING:
            value = self.func(instance)
            _set_own_attribute(instance, name, value)
        elif value is NotImplemented:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} instance to cache {name!r} property."
            )
        return value

    __class_getitem__ = classmethod(GenericAlias)


# --- partialmethod


def _describe_partial(obj):
    cls = type(obj)
    parts = [repr(obj.func)]
    parts += [repr(value) for value in obj.args]
    parts += [f'{name}={value!r}' for name, value in obj.keywords.items()]
    return f'{cls.__module__}.{cls.__qualname__}({", ".join(parts)})'


class partialmethod:
    """A method with some arguments given in advance."""

    def __init__(self, func, /, *args, **keywords):
        if isinstance(func, partialmethod):
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        elif callable(func) or hasattr(func, '__get__'):
            self.func = func
            self.args = args
            self.keywords = keywords
        else:
            raise TypeError(f'{func!r} is not callable or a descriptor')

    __repr__ = _describe_partial

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.__partialmethod__ = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, '__get__', None)
        result = None
        if get is not None:
            # A descriptor of another kind (classmethod, property ...) binds first, then the arguments are added.
            bound = get(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)

    __class_getitem__ = classmethod(GenericAlias)


# --- singledispatch


def _merge(sequences):
    # C3: take the first head that stands in no other sequence's tail.
    result = []
    sequences = [sequence for sequence in sequences if sequence]
    while sequences:
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError('Inconsistent hierarchy')
        result.append(head)
        sequences = [rest for rest in ([s[1:] if s[0] is head else s for s in sequences]) if rest]
    return result


def _linearise(cls, abcs):
    # The MRO of a class with abstract base classes put in where they begin to apply.
    bases = list(cls.__bases__)
    cut = 0
    for index in range(len(bases) - 1, -1, -1):
        if hasattr(bases[index], '__abstractmethods__'):
            cut = index + 1
            break
    explicit = bases[:cut]
    abcs = list(abcs)
    own = [base for base in abcs
           if issubclass(cls, base) and not any(issubclass(parent, base) for parent in bases)]
    for base in own:
        abcs.remove(base)
    others = bases[cut:]
    return _merge(
        [[cls]]
        + [_linearise(base, abcs) for base in explicit]
        + [_linearise(base, abcs) for base in own]
        + [_linearise(base, abcs) for base in others]
        + [explicit, own, others]
    )


def _compose(cls, types):
    # All classes that cls belongs to, really or virtually, that matter among the given types.
    real = set(cls.__mro__)

    def matters(kind):
        return (kind not in real and hasattr(kind, '__mro__')
                and not isinstance(kind, GenericAlias) and issubclass(cls, kind))
    types = [kind for kind in types if matters(kind)]
    types = [kind for kind in types
             if not any(kind is not other and kind in other.__mro__ for other in types)]
    known = set(types)
    chosen = []
    for kind in types:
        found = []
        for sub in kind.__subclasses__():
            if sub not in real and issubclass(cls, sub):
                found.append([base for base in sub.__mro__ if base in known])
        if not found:
            chosen.append(kind)
            continue
        found.sort(key=len, reverse=True)
        for bases in found:
            for base in bases:
                if base not in chosen:
                    chosen.append(base)
    return _linearise(cls, chosen)


def _find(cls, registry):
    match = None
    order = _compose(cls, registry.keys())
    for kind in order:
        if match is not None:
            # Two unrelated abstract classes that both match cannot be told apart.
            if (kind in registry and kind not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, kind)):
                raise RuntimeError(f'Ambiguous dispatch: {match} or {kind}')
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _is_dispatch_type(cls):
    if isinstance(cls, type):
        return not isinstance(cls, GenericAlias)
    return isinstance(cls, UnionType) and all(isinstance(arg, type) and not isinstance(arg, GenericAlias) for arg in cls.__args__)


def singledispatch(func):
    """Turn a function into a generic one, which calls what is registered for its first argument's type."""
    registry = {}
    known = {}
    token = None

    def dispatch(cls):
        """The function that is called for arguments of a class."""
        nonlocal token
        if token is not None:
            from abc import get_cache_token
            current = get_cache_token()
            if current != token:
                known.clear()
                token = current
        try:
            return known[cls]
        except KeyError:
            pass
        try:
            found = registry[cls]
        except KeyError:
            found = _find(cls, registry)
        known[cls] = found
        return found

    def register(cls, func=None):
        """Register a function for a class, a union of classes, or the annotation of its first parameter."""
        nonlocal token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda function: register(cls, function)
        else:
            if func is not None:
                raise TypeError(f'Invalid first argument to `register()`. {cls!r} is not a class or union type.')
            annotations = getattr(cls, '__annotations__', {})
            if not annotations:
                raise TypeError(
                    f'Invalid first argument to `register()`: {cls!r}. '
                    'Use either `@register(some_class)` or plain `@register` on an annotated function.'
                )
            func = cls
            from typing import get_type_hints
            name, cls = next(iter(get_type_hints(func).items()))
            if not _is_dispatch_type(cls):
                if isinstance(cls, UnionType):
                    raise TypeError(f'Invalid annotation for {name!r}. {cls!r} not all arguments are classes.')
                raise TypeError(f'Invalid annotation for {name!r}. {cls!r} is not a class.')
        if isinstance(cls, UnionType):
            for arg in cls.__args__:
                registry[arg] = func
        else:
            registry[cls] = func
        if token is None and hasattr(cls, '__abstractmethods__'):
            from abc import get_cache_token
            token = get_cache_token()
        known.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f'{name} requires at least 1 positional argument')
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, '__name__', 'singledispatch function')
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = known.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """A generic method: chosen by the type of the first argument after self or cls."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, '__get__'):
            raise TypeError(f'{func!r} is not callable or a descriptor')
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Register a method for a class, or for the annotation of its first parameter."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        dispatch = self.dispatcher.dispatch
        name = getattr(self.func, '__name__', 'singledispatchmethod method')

        def _method(*args, **kwargs):
            if not args:
                raise TypeError(f'{name} requires at least 1 positional argument')
            return dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        update_wrapper(_method, self.func)
        return _method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, '__isabstractmethod__', False)
