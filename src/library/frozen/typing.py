# typing (library reference, "typing"): what type annotations need at run time. Type variables are native; protocols, records
# (NamedTuple, TypedDict) and the generic forms of abstract base classes are loaded when they are asked for.

from _types import FunctionType, GenericAlias, ModuleType, NoneType, UnionType, _caller_module
from _typing import (
    NoDefault,
    ParamSpec,
    ParamSpecArgs,
    ParamSpecKwargs,
    TypeAliasType,
    TypeVar,
    TypeVarTuple,
    _define,
    _global_of,
    _parse_annotation,
)

__all__ = [
    'Annotated', 'Any', 'Callable', 'ClassVar', 'Concatenate', 'Final', 'ForwardRef', 'Generic', 'Literal', 'Optional',
    'ParamSpec', 'Protocol', 'Tuple', 'Type', 'TypeVar', 'TypeVarTuple', 'Union', 'AbstractSet', 'ByteString', 'Container',
    'ContextManager', 'Hashable', 'ItemsView', 'Iterable', 'Iterator', 'KeysView', 'Mapping', 'MappingView',
    'MutableMapping', 'MutableSequence', 'MutableSet', 'Sequence', 'Sized', 'ValuesView', 'Awaitable', 'AsyncIterator',
    'AsyncIterable', 'Coroutine', 'Collection', 'AsyncGenerator', 'AsyncContextManager', 'Reversible', 'SupportsAbs',
    'SupportsBytes', 'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', 'ChainMap',
    'Counter', 'Deque', 'Dict', 'DefaultDict', 'List', 'OrderedDict', 'Set', 'FrozenSet', 'NamedTuple', 'TypedDict',
    'Generator', 'BinaryIO', 'IO', 'Match', 'Pattern', 'TextIO', 'AnyStr', 'assert_type', 'assert_never', 'cast',
    'clear_overloads', 'dataclass_transform', 'final', 'get_args', 'get_origin', 'get_overloads', 'get_protocol_members',
    'get_type_hints', 'is_protocol', 'is_typeddict', 'LiteralString', 'Never', 'NewType', 'no_type_check',
    'no_type_check_decorator', 'NoDefault', 'NoReturn', 'NotRequired', 'overload', 'override', 'ParamSpecArgs',
    'ParamSpecKwargs', 'ReadOnly', 'Required', 'reveal_type', 'runtime_checkable', 'Self', 'Text', 'TYPE_CHECKING',
    'TypeAlias', 'TypeGuard', 'TypeIs', 'TypeAliasType', 'Unpack',
]

TYPE_CHECKING = False
Text = str

# Generic and, once it is loaded, Protocol: the bases that declare type parameters.
_generic_bases = []

# Names made when they are asked for: module -> names.
_LATER = {
    '_typing_protocols': (
        'Protocol', 'runtime_checkable', 'get_protocol_members', 'is_protocol', 'SupportsAbs', 'SupportsBytes',
        'SupportsComplex', 'SupportsFloat', 'SupportsIndex', 'SupportsInt', 'SupportsRound', '_ProtocolMeta',
    ),
    '_typing_records': ('NamedTuple', 'NamedTupleMeta', 'TypedDict', '_TypedDictMeta', 'is_typeddict', 'IO', 'TextIO', 'BinaryIO'),
}
# Generic forms of classes elsewhere: name -> (module, attribute, number of parameters).
_FOREIGN = {
    'Hashable': ('collections.abc', 'Hashable', 0),
    'Awaitable': ('collections.abc', 'Awaitable', 1),
    'Coroutine': ('collections.abc', 'Coroutine', 3),
    'AsyncIterable': ('collections.abc', 'AsyncIterable', 1),
    'AsyncIterator': ('collections.abc', 'AsyncIterator', 1),
    'Iterable': ('collections.abc', 'Iterable', 1),
    'Iterator': ('collections.abc', 'Iterator', 1),
    'Reversible': ('collections.abc', 'Reversible', 1),
    'Sized': ('collections.abc', 'Sized', 0),
    'Container': ('collections.abc', 'Container', 1),
    'Collection': ('collections.abc', 'Collection', 1),
    'AbstractSet': ('collections.abc', 'Set', 1),
    'MutableSet': ('collections.abc', 'MutableSet', 1),
    'Mapping': ('collections.abc', 'Mapping', 2),
    'MutableMapping': ('collections.abc', 'MutableMapping', 2),
    'Sequence': ('collections.abc', 'Sequence', 1),
    'MutableSequence': ('collections.abc', 'MutableSequence', 1),
    'ByteString': ('collections.abc', 'ByteString', 0),
    'MappingView': ('collections.abc', 'MappingView', 1),
    'KeysView': ('collections.abc', 'KeysView', 1),
    'ItemsView': ('collections.abc', 'ItemsView', 2),
    'ValuesView': ('collections.abc', 'ValuesView', 1),
    'Generator': ('collections.abc', 'Generator', 3),
    'AsyncGenerator': ('collections.abc', 'AsyncGenerator', 2),
    'ContextManager': ('contextlib', 'AbstractContextManager', 2),
    'AsyncContextManager': ('contextlib', 'AbstractAsyncContextManager', 2),
    'Deque': ('collections', 'deque', 1),
    'DefaultDict': ('collections', 'defaultdict', 2),
    'OrderedDict': ('collections', 'OrderedDict', 2),
    'Counter': ('collections', 'Counter', 1),
    'ChainMap': ('collections', 'ChainMap', 2),
    'Pattern': ('re', 'Pattern', 1),
    'Match': ('re', 'Match', 1),
}
# Default arguments of the forms above that have some.
_FOREIGN_DEFAULTS = {
    'Generator': (NoneType, NoneType), 'AsyncGenerator': (NoneType,),
    'ContextManager': (bool | None,), 'AsyncContextManager': (bool | None,),
}
_MADE = ('Deque', 'DefaultDict', 'OrderedDict', 'Counter', 'ChainMap')


def __getattr__(name):
    entry = _FOREIGN.get(name)
    if entry is not None:
        module, attribute, count = entry
        if module == 'collections.abc':
            import _collections_abc as source
        elif module == 'contextlib':
            import contextlib as source
        elif module == 're':
            import re as source
        else:
            import collections as source
        made = _SpecialGenericAlias(
            getattr(source, attribute), count, inst=name in _MADE, name=name, defaults=_FOREIGN_DEFAULTS.get(name, ())
        )
        _define(name, made)
        return made
    if name in _LATER['_typing_protocols']:
        import _typing_protocols as source
    elif name in _LATER['_typing_records']:
        import _typing_records as source
    else:
        raise AttributeError(f"module 'typing' has no attribute {name!r}")
    for key in source.__all__:
        _define(key, getattr(source, key))
    return getattr(source, name)


# --- representation and conversion


def _is_dunder(name):
    return name.startswith('__') and name.endswith('__')


def _type_repr(obj):
    if isinstance(obj, tuple):
        return '[' + ', '.join([_type_repr(t) for t in obj]) + ']'
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        if obj.__module__ == 'builtins':
            return obj.__qualname__
        return f'{obj.__module__}.{obj.__qualname__}'
    if obj is ...:
        return '...'
    if isinstance(obj, FunctionType):
        return obj.__name__
    return repr(obj)


def _convert(arg, module=None, special=False):
    if arg is None:
        return NoneType
    if isinstance(arg, str):
        return ForwardRef(arg, module=module, is_class=special)
    return arg


def _check(arg, message, is_argument=True, module=None, special=False):
    """An argument that must be one type, converted."""
    arg = _convert(arg, module, special)
    if isinstance(arg, _GenericAlias):
        origin = arg.__origin__
        if origin in _generic_bases or not special and (origin is ClassVar or is_argument and origin is Final):
            raise TypeError(f'{arg} is not valid as type argument')
    elif isinstance(arg, _SpecialForm):
        if special and (arg is ClassVar or arg is Final):
            return arg
        if arg in _BARE:
            return arg
        raise TypeError(f'Plain {arg} is not valid as type argument')
    elif arg in _generic_bases:
        raise TypeError(f'Plain {arg} is not valid as type argument')
    if type(arg) is tuple:
        raise TypeError(f'{message} Got {arg!r:.100}.')
    return arg


def _is_parameter(t):
    return isinstance(t, (TypeVar, ParamSpec, TypeVarTuple))


def _collect(args, enforce_default=False):
    """The type parameters in a list of arguments, in order, each once."""
    found = []
    defaulted = False
    for t in args:
        if isinstance(t, type) and not isinstance(t, GenericAlias):
            continue
        if isinstance(t, (tuple, list)):
            more = _collect(t)
        elif _is_parameter(t):
            if enforce_default and t not in found:
                if t.has_default():
                    defaulted = True
                elif defaulted:
                    raise TypeError(f'Type parameter {t!r} without a default follows type parameter with a default')
            more = (t,)
        else:
            more = getattr(t, '__parameters__', ())
        for x in more:
            if x not in found:
                found.append(x)
    return tuple(found)


def _unpacked_variable(t):
    # The TypeVarTuple of *Ts, or None.
    if isinstance(t, (_UnpackGenericAlias, GenericAlias)):
        if isinstance(t, GenericAlias):
            return t.__origin__ if t.__unpacked__ and isinstance(t.__origin__, TypeVarTuple) else None
        inner = t.__args__[0]
        return inner if isinstance(inner, TypeVarTuple) else None
    return None


def _flatten_unpacked(args):
    # Unpack[tuple[int, str]] among arguments counts as int, str.
    result = []
    for arg in args:
        inner = getattr(arg, '__typing_unpacked_tuple_args__', None)
        if inner is not None and not (inner and inner[-1] is ...):
            result.extend(inner)
        else:
            result.append(arg)
    return tuple(result)


def _too(many, what, actual, expected):
    return TypeError(f'Too {"many" if many else "few"} arguments for {what}; actual {actual}, expected {expected}')


def _bind(what, parameters, args, least=False):
    """Parameters of a generic matched with arguments: a dict."""
    args = list(args)
    packs = [i for i, p in enumerate(parameters) if isinstance(p, TypeVarTuple)]
    if len(packs) > 1:
        raise TypeError(f'More than one TypeVarTuple parameter in {what}')
    if len(parameters) == 1 and isinstance(parameters[0], ParamSpec):
        if len(args) != 1 or not _is_parameter_list(args[0]):
            args = [tuple(args)]
    if packs:
        at = packs[0]
        after = len(parameters) - at - 1
        required = len([p for p in parameters[:at] + parameters[at + 1:] if not p.has_default()])
        if len(args) < required:
            raise TypeError(f'Too few arguments for {what}; actual {len(args)}, expected at least {required}')
        end = max(at, len(args) - after)
        args = args[:at] + [tuple(args[at:end])] + args[end:]
    count, size = len(args), len(parameters)
    while count < size and parameters[count].has_default():
        args.append(parameters[count].__default__)
        count += 1
    if count != size:
        expected = size
        needed = [p for p in parameters if not p.has_default()]
        if count < size and (least or len(needed) != size):
            raise TypeError(f'Too few arguments for {what}; actual {count}, expected at least {len(needed)}')
        raise _too(count > size, what, count, expected)
    bound = {}
    for parameter, arg in zip(parameters, args):
        if isinstance(parameter, ParamSpec):
            if isinstance(arg, (list, tuple)):
                arg = tuple([_check(a, 'Expected a type.') for a in arg])
            elif not _is_parameter_list(arg):
                raise TypeError(f'Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}')
        elif isinstance(parameter, TypeVar):
            arg = _check(arg, 'Parameters to generic types must be types.')
            if _unpacked_variable(arg) is not None or isinstance(arg, GenericAlias) and arg.__unpacked__:
                raise TypeError(f'{arg} is not valid as type argument')
        bound[parameter] = arg
    return bound


def _is_parameter_list(arg):
    return arg is ... or isinstance(arg, (tuple, list, ParamSpec, _ConcatenateGenericAlias))


def _substitute(args, bound):
    result = []
    for arg in args:
        variable = _unpacked_variable(arg)
        if variable is not None and variable in bound:
            result.extend(bound[variable])
        elif _is_parameter(arg):
            value = bound.get(arg, arg)
            if isinstance(arg, ParamSpec) and isinstance(value, tuple) and len(args) > 1 and arg is not args[0]:
                value = tuple(value)
            result.append(value)
        elif isinstance(arg, (tuple, list)):
            result.append(tuple(_substitute(arg, bound)))
        elif isinstance(arg, type) and not isinstance(arg, GenericAlias):
            result.append(arg)
        else:
            inner = getattr(arg, '__parameters__', ())
            if inner:
                values = []
                for parameter in inner:
                    value = bound.get(parameter, parameter)
                    if isinstance(parameter, TypeVarTuple):
                        values.extend(value if isinstance(value, tuple) else (Unpack[parameter],))
                    else:
                        values.append(value)
                result.append(arg[tuple(values)])
            else:
                result.append(arg)
    return result


# --- special forms


class _SpecialForm:
    # Any of the names that are no classes: Optional, Union, Final ...

    __slots__ = ('_name', '__doc__', '_getitem')

    def __init__(self, name, doc, getitem=None):
        self._name = name
        self.__doc__ = doc
        self._getitem = getitem

    def __getattr__(self, item):
        if item in ('__name__', '__qualname__'):
            return self._name
        raise AttributeError(item)

    @property
    def __module__(self):
        return 'typing'

    def __mro_entries__(self, bases):
        raise TypeError(f'Cannot subclass {self!r}')

    def __repr__(self):
        return 'typing.' + self._name

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f'Cannot instantiate {self!r}')

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __instancecheck__(self, obj):
        raise TypeError(f'{self} cannot be used with isinstance()')

    def __subclasscheck__(self, cls):
        raise TypeError(f'{self} cannot be used with issubclass()')

    def __getitem__(self, parameters):
        if self._getitem is None:
            raise TypeError(f'{self} is not subscriptable')
        return self._getitem(self, parameters)


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError('typing.Any cannot be used with isinstance()')
        return super().__instancecheck__(obj)

    def __repr__(self):
        if self is Any:
            return 'typing.Any'
        return super().__repr__()


class Any(metaclass=_AnyMeta):
    """The type that is compatible with every other one."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError('Any cannot be instantiated')
        return super().__new__(cls)


def _single(self, parameters):
    return _GenericAlias(self, (_check(parameters, f'{self} accepts only single type.', special=True),))


def _single_argument(self, parameters):
    return _GenericAlias(self, (_check(parameters, f'{self} accepts only a single type.'),))


def _union(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Union of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        p = _check(p, 'Union[arg, ...]: each arg must be a type.')
        for t in p.__args__ if isinstance(p, (_UnionGenericAlias, UnionType)) else (p,):
            if t not in flat:
                flat.append(t)
    if len(flat) == 1:
        return flat[0]
    return _UnionGenericAlias(self, tuple(flat), name='Optional' if len(flat) == 2 and NoneType in flat else None)


def _make_union(left, right):
    return Union[left, right]


def _optional(self, parameters):
    return Union[_check(parameters, f'{self} requires a single type.'), NoneType]


def _literal(self, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    flat = []
    for p in parameters:
        flat.extend(p.__args__ if isinstance(p, _LiteralGenericAlias) else (p,))
    chosen = []
    seen = []
    for p in flat:
        key = (p, type(p))
        if key not in seen:
            seen.append(key)
            chosen.append(p)
    return _LiteralGenericAlias(self, tuple(chosen))


def _concatenate(self, parameters):
    if parameters == ():
        raise TypeError('Cannot take a Concatenate of no types.')
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    if not (parameters[-1] is ... or isinstance(parameters[-1], ParamSpec)):
        raise TypeError('The last parameter to Concatenate should be a ParamSpec variable or ellipsis.')
    message = 'Concatenate[arg, ...]: each arg must be a type.'
    return _ConcatenateGenericAlias(self, (*[_check(p, message) for p in parameters[:-1]], parameters[-1]))


def _unpack(self, parameters):
    return _UnpackGenericAlias(self, (_check(parameters, f'{self} accepts only single type.'),))


def _required(self, parameters):
    return _GenericAlias(self, (_check(parameters, f'{self._name} accepts only a single type.'),))


ClassVar = _SpecialForm('ClassVar', 'Marks a variable of the class, not of its instances.', _single)
Final = _SpecialForm('Final', 'Marks a name that is not assigned again.', _single)
Union = _SpecialForm('Union', 'Union[X, Y]: either X or Y.', _union)
Optional = _SpecialForm('Optional', 'Optional[X] is Union[X, None].', _optional)
Literal = _SpecialForm('Literal', 'Literal[...]: one of these values.', _literal)
Concatenate = _SpecialForm('Concatenate', 'Parameters in front of those of a ParamSpec.', _concatenate)
TypeGuard = _SpecialForm('TypeGuard', 'The result of a function that narrows a type when it is true.', _single_argument)
TypeIs = _SpecialForm('TypeIs', 'The result of a function that narrows a type both ways.', _single_argument)
Unpack = _SpecialForm('Unpack', 'Unpack[Ts] is *Ts.', _unpack)
Required = _SpecialForm('Required', 'A key that a TypedDict must have.', _required)
NotRequired = _SpecialForm('NotRequired', 'A key that a TypedDict may lack.', _required)
ReadOnly = _SpecialForm('ReadOnly', 'A key of a TypedDict that is not changed.', _required)
NoReturn = _SpecialForm('NoReturn', 'The result of a function that never returns.')
Never = _SpecialForm('Never', 'The type without values.')
Self = _SpecialForm('Self', 'The class of the instance.')
LiteralString = _SpecialForm('LiteralString', 'A str composed of literals.')
TypeAlias = _SpecialForm('TypeAlias', 'Marks an assignment as a type alias.')
_BARE = (NoReturn, Never, Self, LiteralString, TypeAlias)


class ForwardRef:
    """A type by its name, to be found later."""

    __slots__ = (
        '__forward_arg__', '__forward_evaluated__', '__forward_value__', '__forward_is_argument__',
        '__forward_is_class__', '__forward_module__', '_tree',
    )

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f'Forward reference must be a string -- got {arg!r}')
        # *tuple[int, ...] alone is no expression, but may stand for *args.
        tree = _parse_annotation(f'({arg},)[0]' if arg.startswith('*') else arg)
        if tree is None:
            raise SyntaxError(f'Forward reference must be an expression -- got {arg!r}')
        self.__forward_arg__ = arg
        self.__forward_evaluated__ = False
        self.__forward_value__ = None
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self._tree = tree

    def _evaluate(self, globalns, localns, type_params=(), *, recursive_guard=frozenset(), owner=None):
        if self.__forward_arg__ in recursive_guard:
            return self
        if not self.__forward_evaluated__ or localns is not globalns:
            def find(name):
                for t in type_params:
                    if t.__name__ == name:
                        return t
                for namespace in (localns, globalns):
                    if namespace is not None and name in namespace:
                        return namespace[name]
                if globalns is not None:
                    owner_or_none = None
                else:
                    owner_or_none = self.__forward_module__ or owner
                value = _global_of(owner_or_none, name, _NOTHING)
                if value is _NOTHING:
                    raise NameError(f"name '{name}' is not defined", name=name)
                return value
            value = _check(
                _tree_value(self._tree, find), 'Forward references must evaluate to types.',
                is_argument=self.__forward_is_argument__, special=self.__forward_is_class__,
            )
            self.__forward_value__ = _eval_type(
                value, globalns, localns, type_params,
                recursive_guard=recursive_guard | {self.__forward_arg__}, owner=owner,
            )
            self.__forward_evaluated__ = True
        return self.__forward_value__

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        if self.__forward_evaluated__ and other.__forward_evaluated__:
            return (self.__forward_arg__ == other.__forward_arg__
                    and self.__forward_value__ == other.__forward_value__)
        return (self.__forward_arg__ == other.__forward_arg__
                and self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = '' if self.__forward_module__ is None else f', module={self.__forward_module__!r}'
        return f'ForwardRef({self.__forward_arg__!r}{module})'


_NOTHING = object()


def _tree_value(tree, find):
    # The value of a parsed annotation: names, attributes, subscripts, unions, literals and nothing else.
    kind = tree[0]
    if kind == 'name':
        return find(tree[1])
    if kind == 'value':
        return tree[1]
    if kind == 'attribute':
        return getattr(_tree_value(tree[1], find), tree[2])
    if kind == 'item':
        return _tree_value(tree[1], find)[_tree_value(tree[2], find)]
    if kind == 'or':
        return _tree_value(tree[1], find) | _tree_value(tree[2], find)
    if kind == 'tuple':
        return tuple([_tree_value(t, find) for t in tree[1]])
    if kind == 'list':
        return [_tree_value(t, find) for t in tree[1]]
    if kind == 'star':
        return Unpack[_tree_value(tree[1], find)]
    if kind == 'minus':
        return -_tree_value(tree[1], find)
    if kind == 'call':
        return _tree_value(tree[1], find)(
            *[_tree_value(t, find) for t in tree[2]], **{name: _tree_value(t, find) for name, t in tree[3]}
        )
    raise TypeError(f'annotations as text may hold names, subscripts, | and literals only, not {tree[1]}')


# --- aliases


class _BaseGenericAlias:
    """What List and List[int] have in common."""

    def __init__(self, origin, *, inst=True, name=None):
        self._inst = inst
        self._name = name
        self.__origin__ = origin
        self.__slots__ = None

    def __call__(self, *args, **kwargs):
        if not self._inst:
            raise TypeError(
                f'Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead'
            )
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        origin = self.__origin__
        if isinstance(origin, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        entries = []
        if origin not in bases:
            entries.append(origin)
        after = bases[bases.index(self) + 1:]
        if not any(isinstance(b, _BaseGenericAlias) or isinstance(b, type) and issubclass(b, Generic) for b in after):
            entries.append(Generic)
        return tuple(entries)

    def __getattr__(self, name):
        # Class methods and the like of the origin.
        if name in ('__name__', '__qualname__'):
            return self._name or self.__origin__.__name__
        if '__origin__' in self.__dict__ and not _is_dunder(name):
            return getattr(self.__origin__, name)
        raise AttributeError(name)

    def __setattr__(self, name, value):
        if _is_dunder(name) or name in ('_name', '_inst', '_nparams', '_defaults'):
            object.__setattr__(self, name, value)
        else:
            setattr(self.__origin__, name, value)

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        raise TypeError('Subscripted generics cannot be used with class and instance checks')


class _GenericAlias(_BaseGenericAlias):
    """A generic with its arguments: List[int], Box[T], Union[int, str] ..."""

    def __init__(self, origin, args, *, inst=True, name=None):
        super().__init__(origin, inst=inst, name=name)
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = _collect(self.__args__, enforce_default=origin in _generic_bases)
        if not name and isinstance(origin, type):
            self.__module__ = origin.__module__

    def __eq__(self, other):
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getitem__(self, args):
        if self.__origin__ in _generic_bases:
            raise TypeError(f'Cannot subscript already-subscripted {self}')
        if not self.__parameters__:
            raise TypeError(f'{self} is not a generic class')
        if not isinstance(args, tuple):
            args = (args,)
        args = _flatten_unpacked([_convert(a) for a in args])
        return self.copy_with(tuple(self._new_args(_bind(self, self.__parameters__, args))))

    def _new_args(self, bound):
        return _substitute(self.__args__, bound)

    def copy_with(self, args):
        return self.__class__(self.__origin__, args, name=self._name, inst=self._inst)

    def _shown_args(self):
        return ', '.join([_type_repr(a) for a in self.__args__]) or '()'

    def __repr__(self):
        name = 'typing.' + self._name if self._name else _type_repr(self.__origin__)
        return f'{name}[{self._shown_args()}]'

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _SpecialForm):
            raise TypeError(f'Cannot subclass {self!r}')
        if self._name:
            return super().__mro_entries__(bases)
        if self.__origin__ is Generic:
            if any(b in _generic_bases[1:] for b in bases):
                return ()
            for b in bases[bases.index(self) + 1:]:
                if isinstance(b, _BaseGenericAlias) and b is not self:
                    return ()
        return (self.__origin__,)

    def __iter__(self):
        yield Unpack[self]


class _SpecialGenericAlias(_BaseGenericAlias):
    """The generic form of a class that is no Generic: List, Dict, Iterable ..."""

    def __init__(self, origin, nparams, *, inst=True, name=None, defaults=()):
        super().__init__(origin, inst=inst, name=name)
        self._nparams = nparams
        self._defaults = defaults
        self.__doc__ = f'A generic version of {origin.__module__}.{origin.__qualname__}.'

    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        message = 'Parameters to generic types must be types.'
        params = tuple([_check(p, message) for p in params])
        count, size = len(params), self._nparams
        if self._defaults and count < size and count + len(self._defaults) >= size:
            params += self._defaults[count - size:]
        elif size == 0:
            raise TypeError(f'{self} is not a generic class')
        elif count != size:
            expected = f'at least {size - len(self._defaults)}' if self._defaults else size
            raise _too(count > size, self, count, expected)
        return self.copy_with(params)

    def copy_with(self, params):
        return _GenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __repr__(self):
        return 'typing.' + self._name

    def __subclasscheck__(self, cls):
        if isinstance(cls, _SpecialGenericAlias):
            return issubclass(cls.__origin__, self.__origin__)
        if not isinstance(cls, _GenericAlias):
            return issubclass(cls, self.__origin__)
        return super().__subclasscheck__(cls)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _CallableGenericAlias(_GenericAlias):
    def _new_args(self, bound):
        # A ParamSpec stands for all arguments before the result.
        result = []
        for old, new in zip(self.__args__, [bound.get(a, a) if isinstance(a, ParamSpec) else a for a in self.__args__]):
            if isinstance(old, ParamSpec):
                if isinstance(new, tuple):
                    result.extend(new)
                else:
                    result.append(new)
            else:
                result.extend(_substitute((old,), bound))
        return result

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and _is_parameter_list(args[0]):
            return super().__repr__()
        shown = ', '.join([_type_repr(a) for a in args[:-1]])
        return f'typing.Callable[[{shown}], {_type_repr(args[-1])}]'


class _CallableType(_SpecialGenericAlias):
    def copy_with(self, params):
        return _CallableGenericAlias(self.__origin__, params, name=self._name, inst=self._inst)

    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError('Callable must be used as Callable[[arg, ...], result].')
        args, result = params
        if isinstance(args, (list, tuple)):
            args = tuple(args)
        result = _check(result, 'Callable[args, result]: result must be a type.')
        if args is ...:
            return self.copy_with((..., result))
        if not isinstance(args, tuple):
            args = (args,)
        return self.copy_with((*[_convert(a) for a in args], result))


class _TupleType(_SpecialGenericAlias):
    def __getitem__(self, params):
        if not isinstance(params, tuple):
            params = (params,)
        if len(params) >= 2 and params[-1] is ...:
            message = 'Tuple[t, ...]: t must be a type.'
            return self.copy_with((*[_check(p, message) for p in params[:-1]], ...))
        message = 'Tuple[t0, t1, ...]: each t must be a type.'
        return self.copy_with(tuple([_check(p, message) for p in params]))


class _UnionGenericAlias(_GenericAlias):
    def copy_with(self, params):
        return Union[params]

    def __eq__(self, other):
        if not isinstance(other, (_UnionGenericAlias, UnionType)):
            return NotImplemented
        mine, others = self.__args__, other.__args__
        return len(mine) == len(others) and all([arg in others for arg in mine])

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __repr__(self):
        args = self.__args__
        if len(args) == 2:
            if args[0] is NoneType:
                return f'typing.Optional[{_type_repr(args[1])}]'
            if args[1] is NoneType:
                return f'typing.Optional[{_type_repr(args[0])}]'
        return f'typing.Union[{self._shown_args()}]'

    def __instancecheck__(self, obj):
        for cls in self.__args__:
            if isinstance(obj, cls):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if issubclass(cls, arg):
                return True
        return False


class _LiteralGenericAlias(_GenericAlias):
    def __eq__(self, other):
        if not isinstance(other, _LiteralGenericAlias):
            return NotImplemented
        return set([(a, type(a)) for a in self.__args__]) == set([(a, type(a)) for a in other.__args__])

    def __hash__(self):
        return hash(frozenset([(a, type(a)) for a in self.__args__]))

    def _shown_args(self):
        return ', '.join([repr(a) for a in self.__args__]) or '()'


class _ConcatenateGenericAlias(_GenericAlias):
    def copy_with(self, params):
        if isinstance(params[-1], (list, tuple)):
            return (*params[:-1], *params[-1])
        if isinstance(params[-1], _ConcatenateGenericAlias):
            params = (*params[:-1], *params[-1].__args__)
        return super().copy_with(params)


class _UnpackGenericAlias(_GenericAlias):
    def __repr__(self):
        return f'typing.Unpack[{_type_repr(self.__args__[0])}]'

    @property
    def __typing_unpacked_tuple_args__(self):
        inner = self.__args__[0]
        if isinstance(inner, (_GenericAlias, GenericAlias)):
            if inner.__origin__ is not tuple:
                raise TypeError('Unpack[...] must be used with a tuple type')
            return inner.__args__
        return None


class _AnnotatedAlias(_GenericAlias):
    """Annotated[T, metadata...]; __origin__ is T itself."""

    def __init__(self, origin, metadata):
        if isinstance(origin, _AnnotatedAlias):
            metadata = origin.__metadata__ + metadata
            origin = origin.__origin__
        super().__init__(origin, (origin,), name='Annotated')
        self.__metadata__ = metadata

    def copy_with(self, params):
        return _AnnotatedAlias(params[0], self.__metadata__)

    def __repr__(self):
        shown = ', '.join([repr(a) for a in self.__metadata__])
        return f'typing.Annotated[{_type_repr(self.__origin__)}, {shown}]'

    def __eq__(self, other):
        if not isinstance(other, _AnnotatedAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))

    def __getattr__(self, name):
        if name in ('__name__', '__qualname__'):
            return 'Annotated'
        return super().__getattr__(name)

    def __mro_entries__(self, bases):
        return (self.__origin__,)


def _annotated(self, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError('Annotated[...] should be used with at least two arguments (a type and an annotation).')
    if _unpacked_variable(params[0]) is not None:
        raise TypeError('Annotated[...] should not be used with an unpacked TypeVarTuple')
    origin = _check(params[0], 'Annotated[t, ...]: t must be a type.', special=True)
    return _AnnotatedAlias(origin, tuple(params[1:]))


Annotated = _SpecialForm('Annotated', 'Annotated[T, x]: a type with further information.', _annotated)


# --- Generic


class Generic:
    """The base of classes with type parameters: class Box[T], class Box(Generic[T])."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        if not isinstance(args, tuple):
            args = (args,)
        if cls in _generic_bases:
            if not args:
                raise TypeError(f'Parameter list to {cls.__qualname__}[...] cannot be empty')
            args = tuple([_convert(p) for p in args])
            plain = []
            for p in args:
                variable = _unpacked_variable(p)
                if variable is None and not _is_parameter(p):
                    raise TypeError(
                        f'Parameters to {cls.__name__}[...] must all be type variables or parameter specification variables.'
                    )
                plain.append(p if variable is None else variable)
            if len(set(plain)) != len(plain):
                raise TypeError(f'Parameters to {cls.__name__}[...] must all be unique')
        else:
            parameters = cls.__parameters__
            if not parameters:
                raise TypeError(f'{cls} is not a generic class')
            args = _flatten_unpacked([_convert(a) for a in args])
            bound = _bind(cls, parameters, args, least=True)
            args = []
            for p in parameters:
                if isinstance(p, TypeVarTuple):
                    args.extend(bound[p])
                else:
                    args.append(bound[p])
            args = tuple(args)
        return _GenericAlias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        own = cls.__dict__
        bases = own.get('__orig_bases__')
        if bases is not None:
            plain = Generic in bases
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != 'Protocol'
        if plain:
            raise TypeError('Cannot inherit from plain Generic')
        parameters = ()
        if bases is not None:
            parameters = _collect(bases)
            declared = None
            for base in bases:
                if isinstance(base, _GenericAlias) and base.__origin__ in _generic_bases:
                    if declared is not None and base.__origin__ is Generic:
                        raise TypeError('Cannot inherit from Generic[...] multiple times.')
                    if declared is None or base.__origin__ is Generic:
                        declared = base.__parameters__
            if declared is not None:
                missing = [t for t in parameters if t not in declared]
                if missing:
                    shown = ', '.join([str(t) for t in missing])
                    listed = ', '.join([str(t) for t in declared])
                    kind = 'Generic' if any(getattr(b, '__origin__', None) is Generic for b in bases) else 'Protocol'
                    raise TypeError(f'Some type variables ({shown}) are not listed in {kind}[{listed}]')
                parameters = declared
        cls.__parameters__ = tuple(parameters)


_generic_bases.append(Generic)

T = TypeVar('T')
KT = TypeVar('KT')
VT = TypeVar('VT')
AnyStr = TypeVar('AnyStr', bytes, str)

List = _SpecialGenericAlias(list, 1, inst=False, name='List')
Dict = _SpecialGenericAlias(dict, 2, inst=False, name='Dict')
Set = _SpecialGenericAlias(set, 1, inst=False, name='Set')
FrozenSet = _SpecialGenericAlias(frozenset, 1, inst=False, name='FrozenSet')
Type = _SpecialGenericAlias(type, 1, inst=False, name='Type')
Tuple = _TupleType(tuple, -1, inst=False, name='Tuple')


class _LazyCallable(_CallableType):
    # The origin is collections.abc.Callable, which is loaded with the first use.
    def __init__(self):
        object.__setattr__(self, '_inst', True)
        object.__setattr__(self, '_name', 'Callable')
        object.__setattr__(self, '_nparams', 2)
        object.__setattr__(self, '_defaults', ())
        self.__doc__ = 'Callable[[A, B], R]: a function from arguments to a result.'

    def __getattr__(self, name):
        if name == '__origin__':
            from _collections_abc import Callable as origin
            self.__origin__ = origin
            return origin
        return super().__getattr__(name)


Callable = _LazyCallable()


class NewType:
    """A name for a type that checkers tell apart: UserId = NewType('UserId', int)."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        if '.' in name:
            name = name.rpartition('.')[-1]
        self.__name__ = name
        self.__supertype__ = tp
        module = _caller_module()
        if module != 'typing':
            self.__module__ = module

    def __call__(self, x):
        return x

    def __mro_entries__(self, bases):
        name = self.__name__

        class Dummy:
            def __init_subclass__(cls):
                raise TypeError(
                    'Cannot subclass an instance of NewType. '
                    f'Perhaps you were looking for: `{cls.__name__} = NewType({cls.__name__!r}, {name})`'
                )
        return (Dummy,)

    def __repr__(self):
        return f'{self.__module__}.{self.__qualname__}'

    def __reduce__(self):
        return self.__qualname__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# --- functions


def cast(typ, val):
    """The value itself; checkers take it for the type."""
    return val


def assert_type(val, typ, /):
    """The value itself; checkers hold its type against the given one."""
    return val


def assert_never(arg, /):
    """Says that this place is never reached."""
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + '...'
    raise AssertionError(f'Expected code to be unreachable, but got: {value}')


def reveal_type(obj, /):
    """Writes the type of a value to stderr; gives the value."""
    from sys import stderr
    print(f'Runtime type is {type(obj).__name__!r}', file=stderr)
    return obj


def final(f):
    """Marks a class or method that is not to be overridden."""
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    """Marks a method that overrides one of a base class."""
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    """Marks annotations that are no types."""
    if isinstance(arg, type):
        for key in dir(arg):
            obj = getattr(arg, key)
            if (not hasattr(obj, '__qualname__') or obj.__qualname__ != f'{arg.__qualname__}.{obj.__name__}'
                    or getattr(obj, '__module__', None) != arg.__module__):
                continue
            if isinstance(obj, FunctionType):
                obj.__no_type_check__ = True
            if hasattr(obj, '__func__'):
                obj.__func__.__no_type_check__ = True
            if isinstance(obj, type):
                no_type_check(obj)
    try:
        arg.__no_type_check__ = True
    except TypeError:
        pass
    return arg


def no_type_check_decorator(decorator):
    """Gives a decorator the effect of no_type_check()."""
    from functools import wraps

    @wraps(decorator)
    def wrapped_decorator(*args, **kwds):
        return no_type_check(decorator(*args, **kwds))
    return wrapped_decorator


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        'You should not call an overloaded function. '
        'A series of @overload-decorated functions outside a stub module should always be followed by an '
        'implementation that is not @overload-ed.'
    )


def overload(func):
    """One of the signatures of a function; the implementation follows undecorated."""
    f = getattr(func, '__func__', func)
    try:
        _overloads.setdefault((f.__module__, f.__qualname__), []).append(func)
    except AttributeError:
        pass
    return _overload_dummy


def get_overloads(func):
    """The overloads of a function, in order."""
    f = getattr(func, '__func__', func)
    return list(_overloads.get((f.__module__, f.__qualname__), ()))


def clear_overloads():
    """Forget all overloads."""
    _overloads.clear()


def dataclass_transform(
    *,
    eq_default=True,
    order_default=False,
    kw_only_default=False,
    frozen_default=False,
    field_specifiers=(),
    **kwargs,
):
    """Marks what makes classes like dataclasses."""
    def decorator(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            'eq_default': eq_default,
            'order_default': order_default,
            'kw_only_default': kw_only_default,
            'frozen_default': frozen_default,
            'field_specifiers': field_specifiers,
            'kwargs': kwargs,
        }
        return cls_or_fn
    return decorator


def get_origin(tp):
    """List[int] -> list, Union[int, str] -> Union, Annotated[int, 1] -> Annotated; None for what is not subscripted."""
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_BaseGenericAlias, GenericAlias, ParamSpecArgs, ParamSpecKwargs)):
        return tp.__origin__
    if tp is Generic:
        return Generic
    if isinstance(tp, UnionType):
        return UnionType
    return None


def get_args(tp):
    """Dict[str, int] -> (str, int); () for what is not subscripted."""
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, (_GenericAlias, GenericAlias)):
        args = tp.__args__
        from _collections_abc import Callable as callable_class
        if tp.__origin__ is callable_class and not (len(args) == 2 and _is_parameter_list(args[0])):
            args = (list(args[:-1]), args[-1])
        return args
    if isinstance(tp, UnionType):
        return tp.__args__
    return ()


def _eval_type(t, globalns, localns, type_params=(), *, recursive_guard=frozenset(), owner=None):
    """The type with all forward references replaced by what they name."""
    def evaluate(value):
        return _eval_type(value, globalns, localns, type_params, recursive_guard=recursive_guard, owner=owner)

    if isinstance(t, ForwardRef):
        return t._evaluate(globalns, localns, type_params, recursive_guard=recursive_guard, owner=owner)
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        args = t.__args__
        if isinstance(t, GenericAlias):
            args = tuple([ForwardRef(a) if isinstance(a, str) else a for a in args])
        new = tuple([evaluate(a) for a in args])
        if all([a is b for a, b in zip(new, t.__args__)]):
            return t
        if isinstance(t, GenericAlias):
            made = GenericAlias(t.__origin__, new)
            return Unpack[made] if t.__unpacked__ else made
        if isinstance(t, UnionType):
            made = new[0]
            for a in new[1:]:
                made = made | a
            return made
        return t.copy_with(new)
    return t


def _strip(t):
    # Annotated, Required and the like taken off.
    if isinstance(t, _AnnotatedAlias):
        return _strip(t.__origin__)
    if hasattr(t, '__origin__') and t.__origin__ in (Required, NotRequired, ReadOnly):
        return _strip(t.__args__[0])
    if isinstance(t, (_GenericAlias, GenericAlias, UnionType)):
        args = tuple([_strip(a) for a in t.__args__])
        if args == t.__args__:
            return t
        if isinstance(t, GenericAlias):
            return GenericAlias(t.__origin__, args)
        if isinstance(t, UnionType):
            made = args[0]
            for a in args[1:]:
                made = made | a
            return made
        return t.copy_with(args)
    return t


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a function, class or module, with names given as text looked up."""
    if getattr(obj, '__no_type_check__', None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            annotations = base.__dict__.get('__annotations__', {})
            if not isinstance(annotations, dict):
                continue
            spaces = dict(vars(base))
            for name, value in annotations.items():
                if value is None:
                    value = NoneType
                if isinstance(value, str):
                    value = ForwardRef(value, is_argument=False, is_class=True)
                if globalns is None and localns is None:
                    hints[name] = _eval_type(value, None, spaces, base.__type_params__, owner=base)
                else:
                    hints[name] = _eval_type(value, globalns, localns, base.__type_params__, owner=base)
    else:
        owner = obj
        if globalns is None:
            while hasattr(owner, '__wrapped__'):
                owner = owner.__wrapped__
            if hasattr(owner, '__func__'):
                owner = owner.__func__
        annotations = getattr(obj, '__annotations__', None)
        if annotations is None:
            if isinstance(obj, _CALLABLE_TYPES):
                return {}
            raise TypeError(f'{obj!r} is not a module, class, method, or function.')
        type_params = getattr(obj, '__type_params__', ())
        for name, value in dict(annotations).items():
            if value is None:
                value = NoneType
            if isinstance(value, str):
                value = ForwardRef(value, is_argument=not isinstance(obj, ModuleType), is_class=False)
            hints[name] = _eval_type(value, globalns, localns, type_params, owner=owner)
    return hints if include_extras else {name: _strip(t) for name, t in hints.items()}


_CALLABLE_TYPES = (type(len), type(list.append), type(list.__add__), type([].__add__), FunctionType, ModuleType)
