# types (library reference, "types"). The types of the interpreter's own objects are native.

from _types import (
    _make_awaitable,
    AsyncGeneratorType,
    BuiltinFunctionType,
    CellType,
    ClassMethodDescriptorType,
    CodeType,
    CoroutineType,
    EllipsisType,
    FunctionType,
    GeneratorType,
    GenericAlias,
    GetSetDescriptorType,
    MappingProxyType,
    MemberDescriptorType,
    MethodDescriptorType,
    MethodType,
    MethodWrapperType,
    ModuleType,
    NoneType,
    NotImplementedType,
    TracebackType,
    UnionType,
    WrapperDescriptorType,
    _calculate_meta,
    _name_in_messages,
)

LambdaType = FunctionType
BuiltinMethodType = BuiltinFunctionType

__all__ = [
    'new_class', 'resolve_bases', 'prepare_class', 'get_original_bases', 'DynamicClassAttribute', 'coroutine',
    'AsyncGeneratorType', 'BuiltinFunctionType', 'BuiltinMethodType', 'CapsuleType', 'CellType',
    'ClassMethodDescriptorType', 'CodeType', 'CoroutineType', 'EllipsisType', 'FrameType', 'FunctionType', 'GeneratorType',
    'GenericAlias', 'GetSetDescriptorType', 'LambdaType', 'MappingProxyType', 'MemberDescriptorType',
    'MethodDescriptorType', 'MethodType', 'MethodWrapperType', 'ModuleType', 'NoneType', 'NotImplementedType',
    'SimpleNamespace', 'TracebackType', 'UnionType', 'WrapperDescriptorType',
]


class _NoInstances:
    def __new__(cls, *args, **kwargs):
        raise TypeError(f"cannot create '{cls.__name__}' instances")


class FrameType(_NoInstances):
    """The type of frames. The sandbox shows none."""


class CapsuleType(_NoInstances):
    """The type of capsules of the C API. There are none."""


FrameType.__name__ = FrameType.__qualname__ = 'frame'
CapsuleType.__name__ = CapsuleType.__qualname__ = 'PyCapsule'
FrameType.__module__ = CapsuleType.__module__ = 'builtins'

_shown = set()


class SimpleNamespace:
    """An object with attributes, made from keywords, a mapping or pairs."""

    def __init__(self, /, *args, **kwargs):
        if len(args) > 1:
            raise TypeError(f'{type(self).__name__} expected at most 1 argument, got {len(args)}')
        attributes = dict(*args)
        for name in attributes:
            if not isinstance(name, str):
                raise TypeError('keywords must be strings')
        attributes.update(kwargs)
        for name, value in attributes.items():
            object.__setattr__(self, name, value)

    def __repr__(self):
        name = 'namespace' if type(self) is SimpleNamespace else type(self).__name__
        key = id(self)
        if key in _shown:
            return f'{name}(...)'
        _shown.add(key)
        try:
            return f'{name}({", ".join([f"{key}={value!r}" for key, value in self.__dict__.items()])})'
        finally:
            _shown.discard(key)

    def __eq__(self, other):
        if isinstance(self, SimpleNamespace) and issubclass(type(other), SimpleNamespace):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __lt__(self, other):
        return self.__dict__ < other.__dict__ if issubclass(type(other), SimpleNamespace) else NotImplemented

    def __le__(self, other):
        return self.__dict__ <= other.__dict__ if issubclass(type(other), SimpleNamespace) else NotImplemented

    def __gt__(self, other):
        return self.__dict__ > other.__dict__ if issubclass(type(other), SimpleNamespace) else NotImplemented

    def __ge__(self, other):
        return self.__dict__ >= other.__dict__ if issubclass(type(other), SimpleNamespace) else NotImplemented

    def __reduce__(self):
        return type(self), (), self.__dict__

    def __replace__(self, /, **changes):
        made = type(self)()
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made


_name_in_messages(SimpleNamespace, 'types.SimpleNamespace')


def new_class(name, bases=(), kwds=None, exec_body=None):
    """Make a class as a class statement does; exec_body fills its namespace."""
    resolved = resolve_bases(bases)
    meta, ns, kwds = prepare_class(name, resolved, kwds)
    if exec_body is not None:
        exec_body(ns)
    if resolved is not bases:
        ns['__orig_bases__'] = bases
    return meta(name, resolved, ns, **kwds)


def resolve_bases(bases):
    """The bases with those replaced that have __mro_entries__."""
    resolved = []
    changed = False
    for base in bases:
        entries = None
        if not isinstance(base, type):
            entries = getattr(base, '__mro_entries__', None)
        if entries is None:
            resolved.append(base)
            continue
        changed = True
        entries = entries(bases)
        if not isinstance(entries, tuple):
            raise TypeError('__mro_entries__ must return a tuple')
        resolved.extend(entries)
    return tuple(resolved) if changed else bases


def prepare_class(name, bases=(), kwds=None):
    """The metaclass, the prepared namespace and the remaining keywords of a class to be made."""
    kwds = {} if kwds is None else dict(kwds)
    if 'metaclass' in kwds:
        meta = kwds.pop('metaclass')
    else:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        meta = _calculate_meta(meta, bases)
    if hasattr(meta, '__prepare__'):
        ns = meta.__prepare__(name, bases, **kwds)
    else:
        ns = {}
    return meta, ns, kwds


def get_original_bases(cls, /):
    """The bases of a class as they were written."""
    try:
        return cls.__dict__.get('__orig_bases__', cls.__bases__)
    except AttributeError:
        raise TypeError(f'Expected an instance of type, not {type(cls).__name__!r}') from None


class DynamicClassAttribute:
    """A property of instances; on the class the metaclass's __getattr__ answers."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or (None if fget is None else fget.__doc__)
        self.overwrite_doc = doc is None
        self.__isabstractmethod__ = bool(getattr(fget, '__isabstractmethod__', False))

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.__isabstractmethod__:
                return self
            raise AttributeError()
        if self.fget is None:
            raise AttributeError('unreadable attribute')
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("can't set attribute")
        self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("can't delete attribute")
        self.fdel(instance)

    def getter(self, fget):
        made = type(self)(fget, self.fset, self.fdel, (fget.__doc__ if self.overwrite_doc else None) or self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def setter(self, fset):
        made = type(self)(self.fget, fset, self.fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made

    def deleter(self, fdel):
        made = type(self)(self.fget, self.fset, fdel, self.__doc__)
        made.overwrite_doc = self.overwrite_doc
        return made


class _GeneratorWrapper:
    # Makes a generator awaitable.
    def __init__(self, gen):
        self._wrapped = gen
        self.__name__ = getattr(gen, '__name__', None)
        self.__qualname__ = getattr(gen, '__qualname__', None)

    def send(self, val):
        return self._wrapped.send(val)

    def throw(self, tp, *rest):
        return self._wrapped.throw(tp, *rest)

    def close(self):
        return self._wrapped.close()

    def __next__(self):
        return next(self._wrapped)

    def __iter__(self):
        return self._wrapped

    __await__ = __iter__


def coroutine(func):
    """Makes a generator function one whose results can be awaited."""
    if not callable(func):
        raise TypeError('types.coroutine() expects a callable')
    if _make_awaitable(func):
        return func
    from functools import wraps

    @wraps(func)
    def wrapped(*args, **kwargs):
        made = func(*args, **kwargs)
        if isinstance(made, CoroutineType):
            return made
        if isinstance(made, GeneratorType) or hasattr(made, 'send') and hasattr(made, 'throw') and not hasattr(made, '__await__'):
            return _GeneratorWrapper(made)
        return made
    return wrapped
