# weakref (library reference, "weakref"). CPython: references here hold their objects, since nothing tells the program when
# an object is no longer used; what refers weakly never dies on its own. Nor is it noted who refers to an object (that would
# keep the object too): `ref(x)` makes a new reference each time, getweakrefcount() is 0.

from _collections_abc import MutableMapping, MutableSet
from _types import GenericAlias, _name_in_messages

__all__ = [
    'ref', 'proxy', 'getweakrefcount', 'getweakrefs', 'WeakKeyDictionary', 'ReferenceType', 'ProxyType', 'CallableProxyType',
    'ProxyTypes', 'WeakValueDictionary', 'WeakSet', 'WeakMethod', 'finalize',
]

_PLAIN = (int, float, complex, str, bytes, bytearray, tuple, list, dict, type(None), range, slice, object)


def _check_target(obj):
    if type(obj) in _PLAIN:
        raise TypeError(f"cannot create weak reference to '{type(obj).__name__}' object")


class ReferenceType:
    """A reference that calling gives the object of."""

    __slots__ = ('_target', '__callback__', '_hash')

    def __new__(cls, *args):
        if not args:
            raise TypeError('__new__ expected at least 1 argument, got 0')
        if len(args) > 2:
            raise TypeError(f'__new__ expected at most 2 arguments, got {len(args)}')
        _check_target(args[0])
        made = object.__new__(cls)
        made._target = args[0]
        made.__callback__ = args[1] if len(args) == 2 else None
        made._hash = None
        return made

    def __init__(self, *args):
        pass

    def __call__(self):
        return self._target

    def __hash__(self):
        if self._hash is None:
            self._hash = hash(self._target)
        return self._hash

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        return self._target == other._target

    def __repr__(self):
        target = self._target
        name = getattr(target, '__name__', None)
        shown = f" ({name})" if isinstance(name, str) else ''
        return f"<weakref at {id(self):#x}; to '{type(target).__module__}.{type(target).__qualname__}' at {id(target):#x}{shown}>"

    __class_getitem__ = classmethod(GenericAlias)


ref = ReferenceType
_name_in_messages(ReferenceType, 'weakref.ReferenceType')


class WeakMethod(ref):
    """A reference to a bound method."""

    __slots__ = ('_method',)

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            meth.__func__
        except AttributeError:
            raise TypeError(f'argument should be a bound method, not {type(meth)}') from None
        self = ref.__new__(cls, obj, callback)
        self._method = meth
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        return self._method

    def __eq__(self, other):
        if isinstance(other, WeakMethod):
            return self._method == other._method
        return NotImplemented

    def __hash__(self):
        return hash(self._method)


_new = object.__new__
_set = object.__setattr__


def _target_of(value):
    return object.__getattribute__(value, '_target')


class ProxyType:
    """Stands for an object: what is done with the proxy is done with the object."""

    __slots__ = ('_target',)

    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create 'weakref.{cls.__name__}' instances")

    def __getattribute__(self, name):
        return getattr(_target_of(self), name)

    def __setattr__(self, name, value):
        setattr(_target_of(self), name, value)

    def __delattr__(self, name):
        delattr(_target_of(self), name)

    def __repr__(self):
        target = _target_of(self)
        return f"<weakproxy at {id(self):#x}; to '{type(target).__module__}.{type(target).__qualname__}' at {id(target):#x}>"

    def __str__(self):
        return str(_target_of(self))

    __hash__ = None

    def __bool__(self):
        return bool(_target_of(self))

    def __len__(self):
        return len(_target_of(self))

    def __iter__(self):
        return iter(_target_of(self))

    def __next__(self):
        return next(_target_of(self))

    def __contains__(self, item):
        return item in _target_of(self)

    def __getitem__(self, key):
        return _target_of(self)[key]

    def __setitem__(self, key, value):
        _target_of(self)[key] = value

    def __delitem__(self, key):
        del _target_of(self)[key]

    def __int__(self):
        return int(_target_of(self))

    def __float__(self):
        return float(_target_of(self))

    def __index__(self):
        return _target_of(self).__index__()

    def __neg__(self):
        return -_target_of(self)

    def __pos__(self):
        return +_target_of(self)

    def __abs__(self):
        return abs(_target_of(self))

    def __invert__(self):
        return ~_target_of(self)


class CallableProxyType(ProxyType):
    """A proxy of something that can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target_of(self)(*args, **kwargs)


def _plain(value):
    return _target_of(value) if isinstance(type(value), type) and issubclass(type(value), ProxyType) else value


def _add_operators():
    import operator

    def binary(function):
        return (
            lambda self, other: function(_target_of(self), _plain(other)),
            lambda self, other: function(_plain(other), _target_of(self)),
        )
    for name in ('add', 'sub', 'mul', 'truediv', 'floordiv', 'mod', 'pow', 'lshift', 'rshift', 'and', 'or', 'xor', 'matmul'):
        function = getattr(operator, f'__{name}__')
        forward, reverse = binary(function)
        setattr(ProxyType, f'__{name}__', forward)
        setattr(ProxyType, f'__r{name}__', reverse)
    for name in ('lt', 'le', 'eq', 'ne', 'gt', 'ge'):
        setattr(ProxyType, f'__{name}__', binary(getattr(operator, name))[0])


_add_operators()
ProxyType.__hash__ = None
_name_in_messages(ProxyType, 'weakref.ProxyType')
_name_in_messages(CallableProxyType, 'weakref.CallableProxyType')
ProxyTypes = (ProxyType, CallableProxyType)


def proxy(object, callback=None, /):
    """A proxy of an object."""
    _check_target(object)
    made = _new(CallableProxyType if callable(object) else ProxyType)
    _set(made, '_target', object)
    return made


def getweakrefcount(object, /):
    """The number of references that are known to an object: none is noted."""
    return 0


def getweakrefs(object, /):
    """The references that are known to an object: none is noted."""
    return []


class KeyedRef(ref):
    """A reference that knows the key of its value."""

    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        """All is done when it is made."""


class WeakValueDictionary(MutableMapping):
    """A mapping that would drop entries whose values are no longer used."""

    def __init__(self, other=(), /, **kw):
        self.data = {}
        self.update(other, **kw)

    def popitem(self):
        if not self.data:
            raise KeyError('popitem(): dictionary is empty')
        return super().popitem()

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        _check_target(value)
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return key in self.data

    def __iter__(self):
        return iter(list(self.data))

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        made = WeakValueDictionary()
        made.data.update(self.data)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.data.items():
            made[deepcopy(key, memo)] = value
        return made

    def itervaluerefs(self):
        return iter([ref(value) for value in self.data.values()])

    def valuerefs(self):
        """References to the values."""
        return [ref(value) for value in self.data.values()]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made


class WeakKeyDictionary(MutableMapping):
    """A mapping that would drop entries whose keys are no longer used."""

    def __init__(self, dict=None):
        self.data = {}
        if dict is not None:
            self.update(dict)

    def popitem(self):
        if not self.data:
            raise KeyError('popitem(): dictionary is empty')
        return super().popitem()

    def __getitem__(self, key):
        _check_target(key)
        try:
            return self.data[key]
        except KeyError:
            raise KeyError(ref(key)) from None

    def __setitem__(self, key, value):
        _check_target(key)
        self.data[key] = value

    def __delitem__(self, key):
        _check_target(key)
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        return type(key) not in _PLAIN and key in self.data

    def __iter__(self):
        return iter(list(self.data))

    def __repr__(self):
        return f'<{self.__class__.__name__} at {id(self):#x}>'

    def copy(self):
        made = WeakKeyDictionary()
        made.data.update(self.data)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = self.__class__()
        for key, value in self.data.items():
            made[key] = deepcopy(value, memo)
        return made

    def keyrefs(self):
        """References to the keys."""
        return [ref(key) for key in self.data]

    def __ior__(self, other):
        self.update(other)
        return self

    def __or__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ror__(self, other):
        if not hasattr(other, 'keys'):
            return NotImplemented
        made = self.__class__()
        made.update(other)
        made.update(self)
        return made


class WeakSet(MutableSet):
    """A set that would drop items that are no longer used."""

    def __init__(self, data=None):
        self.data = {}
        if data is not None:
            self.update(data)

    def __iter__(self):
        return iter(list(self.data))

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        return type(item) not in _PLAIN and item in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def add(self, item):
        _check_target(item)
        self.data[item] = None

    def clear(self):
        self.data.clear()

    def copy(self):
        return self.__class__(self)

    def pop(self):
        if not self.data:
            raise KeyError('pop from empty WeakSet')
        return self.data.popitem()[0]

    def remove(self, item):
        _check_target(item)
        del self.data[item]

    def discard(self, item):
        if item in self:
            del self.data[item]

    def update(self, other):
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        made = self.copy()
        made.difference_update(other)
        return made

    __sub__ = difference

    def difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            for item in list(other):
                self.discard(item)

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        return self.__class__([item for item in other if item in self])

    __and__ = intersection

    def intersection_update(self, other):
        kept = set(other)
        for item in list(self.data):
            if item not in kept:
                del self.data[item]

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        return set(self.data) <= set(other)

    __le__ = issubset

    def __lt__(self, other):
        return set(self.data) < set(other)

    def issuperset(self, other):
        return set(self.data) >= set(other)

    __ge__ = issuperset

    def __gt__(self, other):
        return set(self.data) > set(other)

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return set(self.data) == set(other)

    __hash__ = None

    def symmetric_difference(self, other):
        made = self.copy()
        made.symmetric_difference_update(other)
        return made

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        if self is other:
            self.data.clear()
        else:
            for item in list(other):
                if item in self:
                    self.discard(item)
                else:
                    self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def isdisjoint(self, other):
        return not [item for item in other if item in self]

    def __repr__(self):
        return '{' + ', '.join([repr(ref(item)) for item in self.data]) + '}' if self.data else 'set()'

    __class_getitem__ = classmethod(GenericAlias)


class finalize:
    """A function to be called when an object is no longer used: here, when the program calls the finalizer itself."""

    __slots__ = ('_call', 'atexit')

    def __init__(self, obj, func, /, *args, **kwargs):
        _check_target(obj)
        self._call = (obj, func, args, kwargs)
        self.atexit = True

    def __call__(self, _=None):
        call = self._call
        if call is None:
            return None
        self._call = None
        _, func, args, kwargs = call
        return func(*args, **kwargs)

    def detach(self):
        """Give (obj, func, args, kwargs) and forget them; None when that was done already."""
        call, self._call = self._call, None
        return call

    def peek(self):
        """(obj, func, args, kwargs), or None."""
        return self._call

    @property
    def alive(self):
        return self._call is not None

    def __repr__(self):
        if self._call is None:
            return f'<{type(self).__name__} object at {id(self):#x}; dead>'
        obj = self._call[0]
        return f'<{type(self).__name__} object at {id(self):#x}; for {type(obj).__name__!r} at {id(obj):#x}>'
