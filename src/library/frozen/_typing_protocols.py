# Protocols of typing (library reference, "typing.Protocol"), loaded when they are first asked for.

from _types import GenericAlias
from _typing import TypeVar, _static_attribute
from abc import ABCMeta, abstractmethod
from typing import Generic, _generic_bases

__all__ = [
    'Protocol', 'runtime_checkable', 'get_protocol_members', 'is_protocol', 'SupportsAbs', 'SupportsBytes',
    'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', '_ProtocolMeta',
]

# The classes belong to the public module.
__name__ = 'typing'

_NOTHING = object()
_NOT_MEMBERS = frozenset([
    '__parameters__', '__orig_bases__', '__orig_class__', '_is_protocol', '_is_runtime_protocol', '__protocol_attrs__',
    '__non_callable_proto_members__', '__type_params__', '__abstractmethods__', '__annotations__', '__dict__', '__doc__',
    '__init__', '__module__', '__new__', '__slots__', '__subclasshook__', '__weakref__', '__class_getitem__',
    '__match_args__', '__static_attributes__', '__firstlineno__', '_abc_impl', '__qualname__', '__hash__',
])
# Classes elsewhere that a protocol may inherit from.
_PROTOCOL_LIKE = {
    'collections.abc': frozenset([
        'Callable', 'Awaitable', 'Iterable', 'Iterator', 'AsyncIterable', 'AsyncIterator', 'Hashable', 'Sized', 'Container',
        'Collection', 'Reversible', 'Buffer',
    ]),
    'contextlib': frozenset(['AbstractContextManager', 'AbstractAsyncContextManager']),
}


def _members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base in _generic_bases:
            continue
        own = base.__dict__
        annotations = own.get('__annotations__', {})
        for name in (*own, *(annotations if isinstance(annotations, dict) else ())):
            if not name.startswith('_abc_') and name not in _NOT_MEMBERS:
                names.add(name)
    # A hash that __eq__ switched off is no member.
    return names


class _ProtocolMeta(ABCMeta):
    def __new__(mcls, name, bases, namespace, /, **kwargs):
        if name == 'Protocol' and bases == (Generic,):
            pass
        elif bases and _generic_bases[-1] in bases:
            for base in bases:
                if not (
                    base is object or base in _generic_bases
                    or base.__name__ in _PROTOCOL_LIKE.get(base.__module__, ())
                    or getattr(base, '_is_protocol', False)
                ):
                    raise TypeError(f'Protocols can only inherit from other protocols, got {base!r}')
        return super().__new__(mcls, name, bases, namespace, **kwargs)

    def __init__(cls, *args, **kwargs):
        if getattr(cls, '_is_protocol', False):
            cls.__protocol_attrs__ = _members(cls)

    def __subclasscheck__(cls, other):
        if cls is _generic_bases[-1]:
            return type.__subclasscheck__(cls, other)
        if getattr(cls, '_is_protocol', False):
            if not isinstance(other, type):
                raise TypeError('issubclass() arg 1 must be a class')
            if not getattr(cls, '_is_runtime_protocol', False):
                raise TypeError(
                    'Instance and class checks can only be used with @runtime_checkable protocols'
                )
            if cls.__non_callable_proto_members__ and cls.__dict__.get('__subclasshook__') is _hook:
                names = sorted(cls.__non_callable_proto_members__)
                raise TypeError(
                    "Protocols with non-method members don't support issubclass()."
                    f' Non-method members: {str(names)[1:-1]}.'
                )
        return super().__subclasscheck__(other)

    def __instancecheck__(cls, instance):
        if cls is _generic_bases[-1]:
            return type.__instancecheck__(cls, instance)
        if not getattr(cls, '_is_protocol', False):
            return super().__instancecheck__(instance)
        if not getattr(cls, '_is_runtime_protocol', False):
            raise TypeError('Instance and class checks can only be used with @runtime_checkable protocols')
        if ABCMeta.__subclasscheck__(cls, type(instance)):
            return True
        for name in cls.__protocol_attrs__:
            value = _static_attribute(instance, name, _NOTHING)
            if value is _NOTHING:
                return False
            if value is None and name not in cls.__non_callable_proto_members__:
                return False
        return True




def _subclasshook(cls, other):
    if not cls.__dict__.get('_is_protocol', False):
        return NotImplemented
    for name in cls.__protocol_attrs__:
        for base in other.__mro__:
            own = base.__dict__
            if name in own:
                if own[name] is None:
                    return NotImplemented
                break
            annotations = own.get('__annotations__', {})
            if name in annotations and isinstance(annotations, dict) and getattr(other, '_is_protocol', False):
                break
        else:
            return NotImplemented
    return True


_hook = classmethod(_subclasshook)


def _no_init(self, *args, **kwargs):
    cls = type(self)
    if cls._is_protocol:
        raise TypeError('Protocols cannot be instantiated')
    # A class that only inherits from protocols: the next __init__ that is not ours counts.
    if cls.__init__ is not _no_init:
        return
    for base in cls.__mro__:
        init = base.__dict__.get('__init__', _no_init)
        if init is not _no_init:
            cls.__init__ = init
            break
    else:
        cls.__init__ = object.__init__
    cls.__init__(self, *args, **kwargs)


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what methods and attributes a value must have."""

    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        if not own.get('_is_protocol', False):
            cls._is_protocol = any([base is Protocol for base in cls.__bases__])
        if '__subclasshook__' not in own:
            cls.__subclasshook__ = _hook
        if cls._is_protocol and cls.__init__ is Protocol.__init__:
            cls.__init__ = _no_init


_generic_bases.append(Protocol)


def runtime_checkable(cls):
    """Lets isinstance() and issubclass() look for a protocol's members."""
    if not ((isinstance(cls, type) or isinstance(cls, GenericAlias)) and issubclass(cls, Generic)) or not getattr(cls, '_is_protocol', False):
        raise TypeError(f'@runtime_checkable can be only applied to protocol classes, got {cls!r}')
    cls._is_runtime_protocol = True
    cls.__non_callable_proto_members__ = set()
    for name in cls.__protocol_attrs__:
        try:
            is_callable = callable(getattr(cls, name, None))
        except Exception as e:
            raise TypeError(
                f'Failed to determine whether protocol member {name!r} is a method member'
            ) from e
        if not is_callable:
            cls.__non_callable_proto_members__.add(name)
    return cls


def is_protocol(tp, /):
    """Is it a protocol class?"""
    return isinstance(tp, type) and getattr(tp, '_is_protocol', False) and tp is not Protocol


def get_protocol_members(tp, /):
    """The names of a protocol's members."""
    if not is_protocol(tp):
        raise TypeError(f'{tp!r} is not a Protocol')
    return frozenset(tp.__protocol_attrs__)


_T_co = TypeVar('T_co', covariant=True)


@runtime_checkable
class SupportsInt(Protocol):
    """What int() accepts."""

    __slots__ = ()

    @abstractmethod
    def __int__(self) -> int:
        pass


@runtime_checkable
class SupportsFloat(Protocol):
    """What float() accepts."""

    __slots__ = ()

    @abstractmethod
    def __float__(self) -> float:
        pass


@runtime_checkable
class SupportsComplex(Protocol):
    """What complex() accepts."""

    __slots__ = ()

    @abstractmethod
    def __complex__(self) -> complex:
        pass


@runtime_checkable
class SupportsBytes(Protocol):
    """What bytes() accepts."""

    __slots__ = ()

    @abstractmethod
    def __bytes__(self) -> bytes:
        pass


@runtime_checkable
class SupportsIndex(Protocol):
    """What may serve as an index."""

    __slots__ = ()

    @abstractmethod
    def __index__(self) -> int:
        pass


@runtime_checkable
class SupportsAbs(Protocol[_T_co]):
    """What abs() accepts."""

    __slots__ = ()

    @abstractmethod
    def __abs__(self) -> _T_co:
        pass


@runtime_checkable
class SupportsRound(Protocol[_T_co]):
    """What round() accepts."""

    __slots__ = ()

    @abstractmethod
    def __round__(self, ndigits: int = 0) -> _T_co:
        pass
