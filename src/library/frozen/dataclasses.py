# dataclasses (library reference, "dataclasses"). The methods themselves are put together natively.

from _dataclasses import _build, _repr
from _types import GenericAlias, MappingProxyType, MemberDescriptorType, _caller_module
from _typing import _global_of
from abc import update_abstractmethods as _update_abstractmethods

__all__ = [
    'dataclass', 'field', 'Field', 'FrozenInstanceError', 'InitVar', 'KW_ONLY', 'MISSING', 'fields', 'asdict', 'astuple',
    'make_dataclass', 'replace', 'is_dataclass',
]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return '<factory>'


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_EMPTY_METADATA = MappingProxyType({})


class _FIELD_BASE:
    __slots__ = ('name',)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FIELD_BASE('_FIELD')
_FIELD_CLASSVAR = _FIELD_BASE('_FIELD_CLASSVAR')
_FIELD_INITVAR = _FIELD_BASE('_FIELD_INITVAR')

_FIELDS = '__dataclass_fields__'
_PARAMS = '__dataclass_params__'
_POST_INIT_NAME = '__post_init__'


class InitVar:
    """A parameter of __init__ that is passed on to __post_init__ and not kept."""

    __slots__ = ('type',)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        if isinstance(self.type, type):
            name = self.type.__name__
        else:
            name = repr(self.type)
        return f'dataclasses.InitVar[{name}]'

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field."""

    __slots__ = (
        'name', 'type', 'default', 'default_factory', 'repr', 'hash', 'init', 'compare', 'metadata', 'kw_only', '_field_type',
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    def __repr__(self):
        return (
            'Field('
            f'name={self.name!r},type={self.type!r},default={self.default!r},default_factory={self.default_factory!r},'
            f'init={self.init!r},repr={self.repr!r},hash={self.hash!r},compare={self.compare!r},'
            f'metadata={self.metadata!r},kw_only={self.kw_only!r},_field_type={self._field_type})'
        )

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), '__set_name__', None)
        if func:
            # The default is a descriptor, which wants to know its name.
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ('init', 'repr', 'eq', 'order', 'unsafe_hash', 'frozen', 'match_args', 'kw_only', 'slots', 'weakref_slot')

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return f'_DataclassParams({",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__])})'


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
):
    """Says how a field is handled: its default, and in which methods it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError('cannot specify both default and default_factory')
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# --- kinds of annotations


def _typing():
    # ClassVar can only be met once typing was imported; then this costs nothing.
    import typing
    return typing


def _first_name(text):
    # 'a.b[...]' -> ('a', 'b'); 'b[...]' -> (None, 'b')
    text = text.strip()
    size = 0
    names = []
    while True:
        start = size
        while size < len(text) and (text[size].isalnum() or text[size] == '_'):
            size += 1
        names.append(text[start:size])
        rest = text[size:].lstrip()
        if len(names) == 2 or not rest.startswith('.'):
            break
        size = len(text) - len(rest) + 1
        size += len(text[size:]) - len(text[size:].lstrip())
    return (None, names[0]) if len(names) == 1 else (names[0], names[1])


def _named(annotation, cls, module_name, target):
    """Does an annotation given as text name the target, as the class's module sees it?"""
    prefix, name = _first_name(annotation)
    if not name:
        return False
    if prefix is None:
        return _global_of(cls, name, None) is target
    module = _global_of(cls, prefix, None)
    return module is not None and getattr(module, '__name__', None) == module_name and getattr(module, name, None) is target


def _is_classvar(a_type, cls):
    if isinstance(a_type, str):
        return 'ClassVar' in a_type and _named(a_type, cls, 'typing', _typing().ClassVar)
    kind = type(a_type)
    if kind.__module__ != 'typing':
        return False
    ClassVar = _typing().ClassVar
    return a_type is ClassVar or getattr(a_type, '__origin__', None) is ClassVar


def _is_initvar(a_type, cls):
    if isinstance(a_type, str):
        return 'InitVar' in a_type and _named(a_type, cls, 'dataclasses', InitVar)
    return a_type is InitVar or type(a_type) is InitVar


def _is_kw_only(a_type, cls):
    if isinstance(a_type, str):
        return 'KW_ONLY' in a_type and _named(a_type, cls, 'dataclasses', KW_ONLY)
    return a_type is KW_ONLY


def _get_field(cls, a_name, a_type, default_kw_only):
    """The Field for an annotated name of a class."""
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type
    f._field_type = _FIELD
    if _is_classvar(a_type, cls):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(a_type, cls):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR):
        if f.default_factory is not MISSING:
            raise TypeError(f'field {f.name} cannot have a default factory')
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f'field {f.name} is a ClassVar but specifies kw_only')
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(
            f'mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory'
        )
    return f


def _set_new_attribute(cls, name, value):
    # True when the class has one of its own, which stays.
    if name in cls.__dict__:
        return True
    setattr(cls, name, value)
    return False


# --- the methods


def _init_spec(all_fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, slots, namespace):
    seen_default = None
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = f
            elif seen_default:
                raise TypeError(f'non-default argument {f.name!r} follows default argument {seen_default.name!r}')
    assignments = []
    for f in all_fields:
        if f.default_factory is not MISSING:
            namespace[f'__dataclass_dflt_{f.name}__'] = f.default_factory
            assignments.append(('factory-or-given' if f.init else 'factory', f.name))
        elif f.init:
            if f._field_type is not _FIELD_INITVAR:
                assignments.append(('given', f.name))
        elif slots and f.default is not MISSING:
            namespace[f'__dataclass_dflt_{f.name}__'] = f.default
            assignments.append(('default', f.name))
    post_init = [f.name for f in all_fields if f._field_type is _FIELD_INITVAR] if has_post_init else None

    defaults = []
    for f in std_fields:
        if f.default_factory is not MISSING:
            defaults.append(_HAS_DEFAULT_FACTORY)
        elif f.default is not MISSING:
            defaults.append(f.default)
    keyword_defaults = {}
    for f in kw_only_fields:
        if f.default_factory is not MISSING:
            keyword_defaults[f.name] = _HAS_DEFAULT_FACTORY
        elif f.default is not MISSING:
            keyword_defaults[f.name] = f.default
    annotations = {f.name: f.type for f in std_fields}
    annotations.update({f.name: f.type for f in kw_only_fields})
    annotations['return'] = None
    return (
        '__init__', self_name, [f.name for f in std_fields], [f.name for f in kw_only_fields], assignments, post_init,
        bool(frozen), tuple(defaults), keyword_defaults or None, annotations,
    )


def _shown_annotation(annotation):
    if isinstance(annotation, type) and not isinstance(annotation, GenericAlias):
        if annotation.__module__ in ('builtins', 'typing'):
            return annotation.__qualname__
        return f'{annotation.__module__}.{annotation.__qualname__}'
    text = repr(annotation)
    return text.replace('typing.', '') if getattr(annotation, '__module__', None) == 'typing' else text


def _signature_text(cls, std_fields, kw_only_fields):
    # As inspect.signature() shows it.
    parts = []
    for f in std_fields:
        parts.append(_parameter_text(f))
    if kw_only_fields:
        parts.append('*')
        for f in kw_only_fields:
            parts.append(_parameter_text(f))
    return f'{cls.__name__}({", ".join(parts)})'


def _parameter_text(f):
    text = f'{f.name}: {_shown_annotation(f.type)}'
    if f.default_factory is not MISSING:
        return f'{text} = <factory>'
    if f.default is not MISSING:
        return f'{text} = {f.default!r}'
    return text


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    fields = {}
    module = cls.__module__
    setattr(cls, _PARAMS, _DataclassParams(
        init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot,
    ))

    # Fields of the bases come first, in the order of the MRO from its end.
    any_frozen_base = False
    all_frozen_bases = None
    has_dataclass_bases = False
    for b in cls.__mro__[-1:0:-1]:
        base_fields = getattr(b, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            if all_frozen_bases is None:
                all_frozen_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            base_frozen = getattr(b, _PARAMS).frozen
            if base_frozen:
                any_frozen_base = True
            all_frozen_bases = all_frozen_bases and base_frozen

    own = cls.__dict__
    annotations = own.get('__annotations__', {})
    cls_fields = []
    KW_ONLY_seen = False
    for name, type in annotations.items():
        if _is_kw_only(type, cls):
            if KW_ONLY_seen:
                raise TypeError(f'{name!r} is KW_ONLY, but KW_ONLY has already been specified')
            KW_ONLY_seen = True
            kw_only = True
        else:
            cls_fields.append(_get_field(cls, name, type, kw_only))
    for f in cls_fields:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in list(cls.__dict__.items()):
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f'{name!r} is a field but has no type annotation')

    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError('cannot inherit non-frozen dataclass from a frozen one')
        if all_frozen_bases is False and frozen:
            raise TypeError('cannot inherit frozen dataclass from a non-frozen one')
    setattr(cls, _FIELDS, fields)

    class_hash = cls.__dict__.get('__hash__', MISSING)
    has_explicit_hash = not (class_hash is MISSING or (class_hash is None and '__eq__' in cls.__dict__))
    if order and not eq:
        raise ValueError('eq must be true if order is true')

    init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = [f for f in init_fields if f.init and not f.kw_only]
    kw_only_init_fields = [f for f in init_fields if f.init and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]
    namespace = {
        '__name__': module,
        '__dataclass_HAS_DEFAULT_FACTORY__': _HAS_DEFAULT_FACTORY,
        '__dataclass_builtins_object__': object,
        '__dataclass_repr__': _repr,
        'FrozenInstanceError': FrozenInstanceError,
        'cls': cls,
    }
    specs = []
    if init:
        specs.append(_init_spec(
            init_fields, std_init_fields, kw_only_init_fields, frozen, hasattr(cls, _POST_INIT_NAME),
            '__dataclass_self__' if 'self' in fields else 'self', slots, namespace,
        ))
    _set_new_attribute(cls, '__replace__', _replace)
    if repr:
        namespace['__dataclass_repr_fields__'] = tuple([f.name for f in field_list if f.repr])
        specs.append(('__repr__', []))
    if eq:
        specs.append(('__eq__', [f.name for f in field_list if f.compare]))
    if order:
        compared = [f.name for f in field_list if f.compare]
        for name in ('__lt__', '__le__', '__gt__', '__ge__'):
            specs.append((name, compared))
    if frozen:
        names = [f.name for f in field_list]
        specs.append(('__setattr__', names))
        specs.append(('__delattr__', names))
    hash_none = False
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f'Cannot overwrite attribute __hash__ in class {cls.__name__}')
        add_hash = True
    else:
        add_hash = eq and frozen and not has_explicit_hash
        hash_none = eq and not frozen and not has_explicit_hash
    if add_hash:
        specs.append(('__hash__', [f.name for f in field_list if (f.compare if f.hash is None else f.hash)]))

    for spec, function in zip(specs, _build(cls.__qualname__, module, specs, namespace)):
        name = spec[0]
        if name == '__hash__':
            cls.__hash__ = function
        elif _set_new_attribute(cls, name, function):
            if name in ('__lt__', '__le__', '__gt__', '__ge__'):
                raise TypeError(
                    f'Cannot overwrite attribute {name} in class {cls.__name__} Consider using functools.total_ordering'
                )
            if name in ('__setattr__', '__delattr__'):
                raise TypeError(f'Cannot overwrite attribute {name} in class {cls.__name__}')
    if hash_none:
        cls.__hash__ = None

    if not getattr(cls, '__doc__'):
        if init and '__init__' in cls.__dict__ and specs[0][0] == '__init__':
            cls.__doc__ = _signature_text(cls, std_init_fields, kw_only_init_fields)
        else:
            cls.__doc__ = _described(cls)
    if match_args:
        _set_new_attribute(cls, '__match_args__', tuple([f.name for f in std_init_fields]))
    if weakref_slot and not slots:
        raise TypeError('weakref_slot is True but slots is False')
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, namespace)
    if hasattr(cls, '__abstractmethods__'):
        _update_abstractmethods(cls)
    return cls


def _described(cls):
    # The text of a signature that is not ours.
    try:
        from inspect import signature
        return cls.__name__ + str(signature(cls)).replace(' -> None', '')
    except Exception:
        return cls.__name__


def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for field, value in zip(fields(self), state):
        object.__setattr__(self, field.name, value)


def _slots_of(cls):
    slots = cls.__dict__.get('__slots__')
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if not hasattr(slots, '__next__'):
        return tuple(slots)
    raise TypeError(f'Slots of \'{cls.__name__}\' cannot be determined')


def _add_slots(cls, is_frozen, weakref_slot, namespace):
    # A class cannot get slots later: make it once more.
    if '__slots__' in cls.__dict__:
        raise TypeError(f'{cls.__name__} already specifies __slots__')
    attributes = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    slots = [name for name in names if name not in inherited]
    if weakref_slot and '__weakref__' not in inherited:
        slots.append('__weakref__')
    attributes['__slots__'] = tuple(slots)
    for name in (*names, '__dict__', '__weakref__'):
        attributes.pop(name, None)
    qualname = getattr(cls, '__qualname__', None)
    made = type(cls)(cls.__name__, cls.__bases__, attributes)
    if qualname is not None:
        made.__qualname__ = qualname
    if is_frozen:
        if '__getstate__' not in attributes:
            made.__getstate__ = _dataclass_getstate
        if '__setstate__' not in attributes:
            made.__setstate__ = _dataclass_setstate
    return made


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """A class decorator: makes __init__, __repr__, __eq__ and others from the annotated names of a class."""
    def wrap(cls):
        return _process_class(
            cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot,
        )
    return wrap if cls is None else wrap(cls)


# --- functions


def fields(class_or_instance):
    """The fields of a dataclass or of one of its instances, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError('must be called with a dataclass type or instance') from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass, or an instance of one?"""
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


_ATOMIC = frozenset([type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property])


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict, with the dataclasses, lists, tuples and dicts inside them converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('asdict() should be called on dataclass instances')
    return _asdict_inner(obj, dict_factory)


def _asdict_inner(obj, dict_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        if dict_factory is dict:
            return {f.name: _asdict_inner(getattr(obj, f.name), dict) for f in fields(obj)}
        return dict_factory([(f.name, _asdict_inner(getattr(obj, f.name), dict_factory)) for f in fields(obj)])
    if kind is list:
        return [_asdict_inner(v, dict_factory) for v in obj]
    if kind is dict:
        return {_asdict_inner(k, dict_factory): _asdict_inner(v, dict_factory) for k, v in obj.items()}
    if issubclass(kind, tuple):
        values = [_asdict_inner(v, dict_factory) for v in obj]
        return kind(*values) if hasattr(obj, '_fields') else kind(values)
    if issubclass(kind, dict):
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in obj.items():
                result[_asdict_inner(k, dict_factory)] = _asdict_inner(v, dict_factory)
            return result
        return kind([(_asdict_inner(k, dict_factory), _asdict_inner(v, dict_factory)) for k, v in obj.items()])
    if issubclass(kind, list):
        return kind([_asdict_inner(v, dict_factory) for v in obj])
    from copy import deepcopy
    return deepcopy(obj)


def astuple(obj, *, tuple_factory=tuple):
    """The fields of an instance as a tuple, with the dataclasses, lists, tuples and dicts inside them converted too."""
    if not _is_dataclass_instance(obj):
        raise TypeError('astuple() should be called on dataclass instances')
    return _astuple_inner(obj, tuple_factory)


def _astuple_inner(obj, tuple_factory):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return tuple_factory([_astuple_inner(getattr(obj, f.name), tuple_factory) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, '_fields'):
        return kind(*[_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, (list, tuple)):
        return kind([_astuple_inner(v, tuple_factory) for v in obj])
    if isinstance(obj, dict):
        if hasattr(kind, 'default_factory'):
            result = kind(obj.default_factory)
            for k, v in obj.items():
                result[_astuple_inner(k, tuple_factory)] = _astuple_inner(v, tuple_factory)
            return result
        return kind([(_astuple_inner(k, tuple_factory), _astuple_inner(v, tuple_factory)) for k, v in obj.items()])
    from copy import deepcopy
    return deepcopy(obj)


_KEYWORDS = frozenset([
    'False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'continue', 'def', 'del', 'elif',
    'else', 'except', 'finally', 'for', 'from', 'global', 'if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or',
    'pass', 'raise', 'return', 'try', 'while', 'with', 'yield',
])


def make_dataclass(
    cls_name,
    fields,
    *,
    bases=(),
    namespace=None,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
    module=None,
):
    """A dataclass from names, (name, type) and (name, type, field) items."""
    if namespace is None:
        namespace = {}
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name = item
            tp = 'typing.Any'
        elif len(item) == 2:
            name, tp = item
        elif len(item) == 3:
            name, tp, spec = item
            defaults[name] = spec
        else:
            raise TypeError(f'Invalid field: {item!r}')
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f'Field names must be valid identifiers: {name!r}')
        if name in _KEYWORDS:
            raise TypeError(f'Field names must not be keywords: {name!r}')
        if name in seen:
            raise TypeError(f'Field name duplicated: {name!r}')
        seen.add(name)
        annotations[name] = tp

    def exec_body_callback(ns):
        ns.update(namespace)
        ns.update(defaults)
        ns['__annotations__'] = annotations
    from types import new_class
    cls = new_class(cls_name, bases, {}, exec_body_callback)
    if module is None:
        module = _caller_module()
    if module is not None:
        cls.__module__ = module
    return dataclass(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


def replace(obj, /, **changes):
    """A new object of the same class with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError('replace() should be called on dataclass instances')
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f'field {f.name} is declared with init=False, it cannot be specified with replace()')
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f'InitVar {f.name!r} must be specified with replace()')
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
