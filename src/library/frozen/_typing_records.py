# NamedTuple, TypedDict and the file types of typing (library reference, "typing"), loaded when they are first asked for.

from _types import NoneType, _caller_module
from collections import namedtuple
from typing import (
    Annotated, AnyStr, ForwardRef, Generic, NotRequired, ReadOnly, Required, _check, get_args, get_origin,
)

__all__ = ['NamedTuple', 'NamedTupleMeta', 'TypedDict', '_TypedDictMeta', 'is_typeddict', 'IO', 'TextIO', 'BinaryIO']

# The classes belong to the public module.
__name__ = 'typing'

# --- named tuples

_PROHIBITED = frozenset(['__new__', '__init__', '__slots__', '__getnewargs__', '_fields', '_field_defaults', '_field_types', '_make', '_replace', '_asdict', '_source'])
_SPECIAL = frozenset(['__module__', '__name__', '__annotations__', '__qualname__', '__doc__', '__static_attributes__', '__firstlineno__'])


def _make_nmtuple(name, types, module, defaults=()):
    types = {field: _check(t, f'field {field} annotation must be a type') for field, t in types}
    made = namedtuple(name, types, defaults=defaults, module=module)
    made.__annotations__ = made.__new__.__annotations__ = types
    return made


class NamedTupleMeta(type):
    def __new__(cls, typename, bases, ns):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError('can only inherit from a NamedTuple type and Generic')
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        types = ns.get('__annotations__', {})
        defaulted = []
        for field in types:
            if field in ns:
                defaulted.append(field)
            elif defaulted:
                raise TypeError(
                    f'Non-default namedtuple field {field} cannot follow default field'
                    f'{"s" if len(defaulted) > 1 else ""} {", ".join(defaulted)}'
                )
        made = _make_nmtuple(typename, types.items(), ns['__module__'], [ns[field] for field in defaulted])
        made.__bases__ = bases
        if Generic in bases:
            made.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in ns.items():
            if key in _PROHIBITED:
                raise AttributeError('Cannot overwrite NamedTuple attribute ' + key)
            if key not in _SPECIAL:
                if key not in made._fields:
                    setattr(made, key, value)
                set_name = getattr(type(value), '__set_name__', None)
                if set_name is not None:
                    try:
                        set_name(value, made, key)
                    except BaseException as e:
                        e.add_note(
                            f'Error calling __set_name__ on {type(value).__name__!r} instance {key!r} in {typename!r}'
                        )
                        raise
        if '__doc__' in ns:
            made.__doc__ = ns['__doc__']
        made.__qualname__ = ns.get('__qualname__', typename)
        if '__orig_bases__' in ns:
            made.__orig_bases__ = ns['__orig_bases__']
        if Generic in bases:
            made.__init_subclass__()
        return made


_missing = object()


def NamedTuple(typename, fields=_missing, /, **kwargs):
    """The typed version of namedtuple: a base class, or NamedTuple('Name', [('field', type), ...])."""
    if fields is _missing:
        if kwargs:
            shown = 'Creating NamedTuple classes using keyword arguments'
        else:
            shown = 'Failing to pass a value for the \'fields\' parameter'
        fields = kwargs.items()
    elif fields is None:
        if kwargs:
            raise TypeError('Cannot pass `None` as the \'fields\' parameter and also specify fields using keyword arguments')
        fields = kwargs.items()
    elif kwargs:
        raise TypeError('Either list of fields or keywords can be provided to NamedTuple, not both')
    made = _make_nmtuple(typename, list(fields), _caller_module())
    made.__orig_bases__ = (NamedTuple,)
    return made


_NamedTuple = type.__new__(NamedTupleMeta, 'NamedTuple', (), {})


def _namedtuple_mro_entries(bases):
    return (_NamedTuple,)


NamedTuple.__mro_entries__ = _namedtuple_mro_entries

# --- typed dicts


def _qualifiers(annotation):
    # The markers around the type of a key.
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            args = get_args(annotation)
            if not args:
                return
            annotation = args[0]
        elif origin is Required or origin is NotRequired or origin is ReadOnly:
            yield origin
            (annotation,) = get_args(annotation)
        else:
            return


class _TypedDictMeta(type):
    def __new__(cls, name, bases, ns, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError('cannot inherit from both a TypedDict type and a non-TypedDict base class')
        generic = (Generic,) if any([issubclass(b, Generic) for b in bases]) else ()
        made = type.__new__(_TypedDictMeta, name, (*generic, dict), ns)
        if not hasattr(made, '__orig_bases__'):
            made.__orig_bases__ = bases
        message = "TypedDict('Name', {f0: t0, f1: t1, ...}); each t must be a type"
        own = {
            key: _check(t, message, module=made.__module__, is_argument=False)
            for key, t in ns.get('__annotations__', {}).items()
        }
        annotations = {}
        required, optional, readonly, mutable = set(), set(), set(), set()
        for base in bases:
            inherited = base.__dict__
            annotations.update(inherited.get('__annotations__', {}))
            more = inherited.get('__required_keys__', set())
            required |= more
            optional -= more
            more = inherited.get('__optional_keys__', set())
            required -= more
            optional |= more
            readonly.update(inherited.get('__readonly_keys__', ()))
            mutable.update(inherited.get('__mutable_keys__', ()))
        annotations.update(own)
        for key, t in own.items():
            marks = set(_qualifiers(t))
            if Required in marks:
                is_required = True
            elif NotRequired in marks:
                is_required = False
            else:
                is_required = total
            if is_required:
                required.add(key)
                optional.discard(key)
            else:
                optional.add(key)
                required.discard(key)
            if ReadOnly in marks:
                if key in mutable:
                    raise TypeError(f'Cannot override mutable key {key!r} with read-only key')
                readonly.add(key)
            else:
                mutable.add(key)
                readonly.discard(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__readonly_keys__ = frozenset(readonly)
        made.__mutable_keys__ = frozenset(mutable)
        made.__total__ = total
        return made

    __call__ = dict

    def __subclasscheck__(cls, other):
        raise TypeError('TypedDict does not support instance and class checks')

    __instancecheck__ = __subclasscheck__


def TypedDict(typename, fields=_missing, /, *, total=True):
    """A dict with certain keys: a base class, or TypedDict('Name', {'key': type, ...})."""
    if fields is _missing or fields is None:
        fields = {}
    ns = {'__annotations__': dict(fields)}
    module = _caller_module()
    if module is not None:
        ns['__module__'] = module
    made = _TypedDictMeta(typename, (), ns, total=total)
    made.__orig_bases__ = (TypedDict,)
    return made


_TypedDict = type.__new__(_TypedDictMeta, 'TypedDict', (), {})


def _typeddict_mro_entries(bases):
    return (_TypedDict,)


TypedDict.__mro_entries__ = _typeddict_mro_entries


def is_typeddict(tp):
    """Is it a TypedDict class?"""
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


# --- files


class IO(Generic[AnyStr]):
    """The type of a file of text or bytes."""

    __slots__ = ()


def _stands_for(name):
    def method(self, *args):
        """Only a type: nothing is done."""

    method.__name__ = name
    method.__qualname__ = f'IO.{name}'
    return method


for _name in ('close', 'fileno', 'flush', 'isatty', 'read', 'readable', 'readline', 'readlines', 'seek', 'seekable',
              'tell', 'truncate', 'writable', 'write', 'writelines'):
    setattr(IO, _name, _stands_for(_name))
for _name in ('mode', 'name', 'closed'):
    setattr(IO, _name, property(_stands_for(_name)))


class BinaryIO(IO[bytes]):
    """The type of a file of bytes."""

    __slots__ = ()


class TextIO(IO[str]):
    """The type of a file of text."""

    __slots__ = ()


for _name in ('buffer', 'encoding', 'errors', 'line_buffering', 'newlines'):
    setattr(TextIO, _name, property(_stands_for(_name)))
