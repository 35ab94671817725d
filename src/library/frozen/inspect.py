# inspect (library reference, "inspect"). There are no frame and code objects in the sandbox: what needs one gives nothing.

from _inspect import _function_parts, _generator_state, _native_parameters, _source, _statement_end, _tool_parts
from _typing import _static_attribute
import types

__all__ = [
    'AGEN_CLOSED', 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'ArgInfo', 'Attribute', 'BoundArguments',
    'CORO_CLOSED', 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'FullArgSpec', 'GEN_CLOSED', 'GEN_CREATED',
    'GEN_RUNNING', 'GEN_SUSPENDED', 'Parameter', 'Signature', 'classify_class_attrs', 'cleandoc', 'currentframe',
    'findsource', 'formatannotation', 'formatannotationrelativeto', 'get_annotations', 'getasyncgenstate', 'getattr_static',
    'getcallargs', 'getclasstree', 'getcomments', 'getcoroutinelocals', 'getcoroutinestate', 'getdoc', 'getfile',
    'getfullargspec', 'getgeneratorlocals', 'getgeneratorstate', 'getmembers', 'getmembers_static', 'getmodule',
    'getmodulename', 'getmro', 'getsource', 'getsourcefile', 'getsourcelines', 'indentsize', 'isabstract', 'isasyncgen',
    'isasyncgenfunction', 'isawaitable', 'isbuiltin', 'isclass', 'iscode', 'iscoroutine', 'iscoroutinefunction',
    'isdatadescriptor', 'isframe', 'isfunction', 'isgenerator', 'isgeneratorfunction', 'isgetsetdescriptor',
    'ismemberdescriptor', 'ismethod', 'ismethoddescriptor', 'ismethodwrapper', 'ismodule', 'isroutine', 'istraceback',
    'markcoroutinefunction', 'signature', 'stack', 'trace', 'unwrap', 'walktree', '_empty',
]

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20

_NOTHING = object()


def __getattr__(name):
    # Named tuples that few programs use.
    fields = {
        'FullArgSpec': 'args varargs varkw defaults kwonlyargs kwonlydefaults annotations',
        'ArgInfo': 'args varargs keywords locals',
        'Attribute': 'name kind defining_class object',
    }.get(name)
    if fields is None:
        raise AttributeError(f"module 'inspect' has no attribute {name!r}")
    from _typing import _define
    from collections import namedtuple
    made = namedtuple(name, fields, module='inspect')
    _define(name, made)
    return made


# --- kinds of objects


def ismodule(object):
    """Is it a module?"""
    return isinstance(object, types.ModuleType)


def isclass(object):
    """Is it a class?"""
    return isinstance(object, type)


def ismethod(object):
    """Is it a bound method?"""
    return isinstance(object, types.MethodType)


def isfunction(object):
    """Is it a function written in Python?"""
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    """Is it a built-in function or a bound method of a built-in type?"""
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    """Is it a bound special method of a built-in type?"""
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    """Is it a function or method of any kind?"""
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def ismethoddescriptor(object):
    """Does it have __get__ but not __set__, and is it no method, function or class?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__get__') and not hasattr(tp, '__set__') and not hasattr(tp, '__delete__')


def isdatadescriptor(object):
    """Does it have __set__ or __delete__?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, '__set__') or hasattr(tp, '__delete__')


def ismemberdescriptor(object):
    """Is it the descriptor of a slot?"""
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    """Is it the descriptor of an attribute of a built-in type?"""
    return isinstance(object, types.GetSetDescriptorType)


def isgenerator(object):
    """Is it a generator?"""
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    """Is it a coroutine?"""
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    """Is it an asynchronous generator?"""
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    """Can it be awaited?"""
    return isinstance(object, types.CoroutineType) or hasattr(type(object), '__await__')


def istraceback(object):
    """Is it a traceback?"""
    return isinstance(object, types.TracebackType)


def isframe(object):
    """Is it a frame? There are none."""
    return isinstance(object, types.FrameType)


def iscode(object):
    """Is it a code object?"""
    return isinstance(object, types.CodeType)


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


def _kind_of(obj):
    # What a call of a function makes: '', 'generator', 'coroutine' or 'async_generator'.
    from functools import partial, partialmethod
    while True:
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        elif isinstance(obj, partial):
            obj = obj.func
        elif isinstance(getattr(obj, '__partialmethod__', None), partialmethod):
            obj = obj.__partialmethod__.func
        else:
            break
    parts = _function_parts(obj)
    return '' if parts is None else parts[6]


def isgeneratorfunction(obj):
    """Is it a generator function?"""
    return _kind_of(obj) == 'generator'


class _Mark:
    pass


_mark = _Mark()


def markcoroutinefunction(func):
    """Let iscoroutinefunction() take a function for a coroutine function."""
    func = getattr(func, '__func__', func)
    func._is_coroutine_mark = _mark
    return func


def iscoroutinefunction(obj):
    """Is it a coroutine function?"""
    if _kind_of(obj) == 'coroutine':
        return True
    return getattr(getattr(obj, '__func__', obj), '_is_coroutine_mark', None) is _mark


def isasyncgenfunction(obj):
    """Is it an asynchronous generator function?"""
    return _kind_of(obj) == 'async_generator'


# --- members


def _class_dicts(cls):
    return [base.__dict__ for base in (cls, *cls.__mro__)]


def _members(object, predicate, getter):
    dicts = _class_dicts(object) if isclass(object) else []
    found = {}
    for name in dir(object):
        try:
            found[name] = getter(object, name)
        except AttributeError:
            # Listed by dir() but not to be had: what the classes say.
            for names in dicts:
                if name in names:
                    found[name] = names[name]
                    break
    pairs = list(found.items())
    if isclass(object):
        # An enumeration's own `name` and `value` hide members of these names: both are shown.
        for base in object.__bases__:
            for name, value in base.__dict__.items():
                if isinstance(value, types.DynamicClassAttribute) and found.get(name) is not value:
                    pairs.append((name, value))
    chosen = [pair for pair in pairs if predicate is None or predicate(pair[1])]
    return sorted(chosen, key=lambda pair: pair[0])


def getmembers(object, predicate=None):
    """(name, value) for all attributes, sorted by name, those that fit a predicate."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """The same without running properties and the like."""
    return _members(object, predicate, getattr_static)


def getattr_static(obj, attr, default=_NOTHING):
    """An attribute without running descriptors, __getattr__ or __getattribute__."""
    found = _static_attribute(obj, attr, _NOTHING)
    if found is not _NOTHING:
        return found
    if isinstance(obj, type):
        for cls in type(obj).__mro__:
            if attr in cls.__dict__:
                return cls.__dict__[attr]
    if default is not _NOTHING:
        return default
    raise AttributeError(attr)


def getmro(cls):
    """The method resolution order of a class."""
    return cls.__mro__


_ATTRIBUTE_KINDS = (
    ('static method', lambda value: isinstance(value, (staticmethod, types.BuiltinMethodType))),
    ('class method', lambda value: isinstance(value, (classmethod, types.ClassMethodDescriptorType))),
    ('property', lambda value: isinstance(value, property)),
    ('method', isroutine),
    ('data', lambda value: True),
)


def classify_class_attrs(cls):
    """Attribute(name, kind, defining_class, object) for every attribute of a class."""
    from inspect import Attribute
    homes = (*cls.__mro__, *type(cls).__mro__)
    result = []
    for name in dir(cls):
        home = next((base for base in homes if name in base.__dict__), None)
        if home is not None:
            value = home.__dict__[name]
            kind = next(kind for kind, fits in _ATTRIBUTE_KINDS if fits(value))
            result.append(Attribute(name, kind, home, value))
    return result


def walktree(classes, children, parent):
    """What getclasstree() uses: each class with its bases, followed by the list of those derived from it."""
    tree = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        tree.append((cls, cls.__bases__))
        below = children.get(cls)
        if below is not None:
            tree.append(walktree(below, children, cls))
    return tree


def getclasstree(classes, unique=False):
    """Classes as nested lists by inheritance."""
    below = {}
    tops = []
    for cls in classes:
        if not cls.__bases__ and cls not in tops:
            tops.append(cls)
        for base in cls.__bases__:
            group = below.setdefault(base, [])
            if cls not in group:
                group.append(cls)
            if unique and base in classes:
                break
    tops += [base for base in below if base not in classes]
    return walktree(tops, below, None)


# --- documentation and source


def indentsize(line):
    """The width of the blanks at the start of a line."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """A docstring without the indentation of its lines."""
    first, *rest = doc.expandtabs().split('\n')
    margin = min((len(line) - len(line.lstrip(' ')) for line in rest if line.lstrip(' ')), default=0)
    lines = [first.lstrip(' '), *(line[margin:] for line in rest)]
    start, end = 0, len(lines)
    while end and not lines[end - 1]:
        end -= 1
    while start < end and not lines[start]:
        start += 1
    return '\n'.join(lines[start:end])


def _own_class(func):
    # The class that a method was defined in, by its qualified name.
    from _typing import _global_of
    names = func.__qualname__.split('.')[:-1]
    if not names:
        return None
    cls = _global_of(func, names[0], None)
    for name in names[1:]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _first_doc(values):
    return next((doc for doc in (getattr(value, '__doc__', None) for value in values) if doc is not None), None)


def _inherited_doc(obj):
    if isclass(obj):
        return _first_doc(base for base in obj.__mro__ if base is not object)
    if ismethod(obj) or isbuiltin(obj):
        name = obj.__name__
        cls = obj.__self__ if isclass(obj.__self__) else type(obj.__self__)
    elif isfunction(obj) or isinstance(obj, property):
        function = obj.fget if isinstance(obj, property) else obj
        name = function.__name__
        cls = _own_class(function)
        if cls is None or getattr(cls, name, None) is not obj:
            return None
    else:
        return None
    return _first_doc(getattr(base, name, None) for base in cls.__mro__)


def getdoc(object):
    """The docstring, or an inherited one, cleaned up."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _inherited_doc(object)
        except (AttributeError, TypeError):
            return None
    if not isinstance(doc, str):
        return None
    return cleandoc(doc)


def getcomments(object):
    """The lines of comments right before the source of an object."""
    try:
        lines, at = findsource(object)
    except (OSError, TypeError):
        return None
    indent = indentsize(lines[at])
    first = at
    while first > 0 and lines[first - 1].lstrip().startswith('#') and indentsize(lines[first - 1]) == indent:
        first -= 1
    comments = [line.expandtabs().lstrip() for line in lines[first:at]]
    # Empty comments at either end do not count.
    while comments and comments[0].strip() == '#':
        del comments[0]
    while comments and comments[-1].strip() == '#':
        del comments[-1]
    return ''.join(comments) or None


def _place(object):
    """(file name, first line) of what was defined in a source that is known."""
    if ismodule(object):
        raise TypeError(f'{object!r} is a built-in module')
    if isclass(object):
        line = object.__dict__.get('__firstlineno__')
        if line is None:
            raise TypeError(f'{object!r} is a built-in class')
        for value in object.__dict__.values():
            value = getattr(value, '__func__', getattr(value, 'fget', value))
            parts = _function_parts(value)
            if parts is not None and value.__qualname__.startswith(object.__qualname__ + '.'):
                return parts[7], line
        from _traceback import _stack
        for entry in reversed(_stack()):
            lines = _source_lines(entry[0])
            if lines is not None and 0 < line <= len(lines) and object.__name__ in ''.join(lines[line - 1:line + 20]):
                return entry[0], line
        raise OSError('source code not available')
    object = getattr(object, '__func__', object)
    parts = _function_parts(object)
    if parts is None:
        raise TypeError(
            'module, class, method, function, traceback, frame, or code object was expected, got '
            + type(object).__name__
        )
    return parts[7], parts[8]


def _source_lines(filename):
    text = _source(filename)
    return None if text is None else text.splitlines(keepends=True)


def getfile(object):
    """The name of the file that an object was defined in."""
    return _place(object)[0]


getsourcefile = getfile


def getmodulename(path):
    """The name of a module by its file name."""
    name = path.rpartition('/')[2]
    for suffix in ('.py', '.pyc'):
        if name.endswith(suffix):
            return name[:-len(suffix)]
    return None


def getmodule(object, _filename=None):
    """The module that an object was defined in."""
    if ismodule(object):
        return object
    name = getattr(object, '__module__', None)
    if name is None:
        return None
    from sys import modules
    return modules.get(name)


def findsource(object):
    """(all lines of the file, index of the first line of the object)"""
    filename, line = _place(object)
    lines = _source_lines(filename)
    if lines is None:
        raise OSError('could not get source code')
    if not 0 < line <= len(lines):
        raise OSError('lineno is out of bounds')
    return lines, line - 1


def getsourcelines(object):
    """(lines of the object, number of the first one)"""
    object = unwrap(object)
    filename, line = _place(object)
    lines, at = findsource(object)
    end = _statement_end(filename, line)
    return lines[at:max(end, line)], line


def getsource(object):
    """The source text of an object."""
    lines, _ = getsourcelines(object)
    return ''.join(lines)


def unwrap(func, *, stop=None):
    """What a chain of wrappers wraps, by __wrapped__."""
    original = func
    seen = {id(func)}
    while not isinstance(func, type) and hasattr(func, '__wrapped__'):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) > 1000:
            raise ValueError(f'wrapper loop when unwrapping {original!r}')
        seen.add(id(func))
    return func


# --- frames: none

def currentframe():
    """The running frame: None, since frames are not shown."""
    return None


def stack(context=1):
    """The frames of the running code: none are shown."""
    return []


def trace(context=1):
    """The frames between the running code and where an exception was raised: none are shown."""
    return []


# --- generators

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = 'CORO_CREATED', 'CORO_RUNNING', 'CORO_SUSPENDED', 'CORO_CLOSED'
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = 'AGEN_CREATED', 'AGEN_RUNNING', 'AGEN_SUSPENDED', 'AGEN_CLOSED'


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    generator.gi_running
    return 'GEN_' + _generator_state(generator)


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    coroutine.cr_running
    return 'CORO_' + _generator_state(coroutine)


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    agen.ag_running
    return 'AGEN_' + _generator_state(agen)


def getgeneratorlocals(generator):
    """The local variables of a generator: they are not shown."""
    if not isgenerator(generator):
        raise TypeError(f'{generator!r} is not a Python generator')
    return {}


def getcoroutinelocals(coroutine):
    """The local variables of a coroutine: they are not shown."""
    return {}


# --- annotations


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as signatures show it."""
    if isinstance(annotation, str) and not quote_annotation_strings:
        return annotation
    module = getattr(annotation, '__module__', None)
    if module == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        name = annotation.__qualname__
        return name if module in ('builtins', base_module) else f'{module}.{name}'
    return repr(annotation)


def formatannotationrelativeto(object):
    """formatannotation() for a module."""
    module = getattr(object, '__module__', None)
    return lambda annotation: formatannotation(annotation, module)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module, as a new dict."""
    if isinstance(obj, type):
        found = obj.__dict__.get('__annotations__', None)
    elif isinstance(obj, types.ModuleType):
        found = getattr(obj, '__annotations__', None)
    elif callable(obj):
        found = getattr(obj, '__annotations__', None)
    else:
        raise TypeError(f'{obj!r} is not a module, class, or callable.')
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise ValueError(f'{obj!r}.__annotations__ is neither a dict nor None')
    if not found:
        return {}
    if not eval_str:
        return dict(found)
    from typing import ForwardRef
    owner = unwrap(obj) if not isinstance(obj, (type, types.ModuleType)) else obj
    return {
        name: ForwardRef(value, is_argument=False, is_class=True)._evaluate(
            globals, locals, getattr(obj, '__type_params__', ()), owner=owner,
        ) if isinstance(value, str) else value
        for name, value in found.items()
    }


# --- signatures


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for a default or an annotation that is not there."""


_KIND_NAMES = ('POSITIONAL_ONLY', 'POSITIONAL_OR_KEYWORD', 'VAR_POSITIONAL', 'KEYWORD_ONLY', 'VAR_KEYWORD')
_KIND_TEXTS = ('positional-only', 'positional or keyword', 'variadic positional', 'keyword-only', 'variadic keyword')


class _ParameterKind(int):
    # As an IntEnum of its five values.
    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'

    def __str__(self):
        return self.name

    @property
    def name(self):
        return _KIND_NAMES[int(self)]

    @property
    def value(self):
        return int(self)

    @property
    def description(self):
        return _KIND_TEXTS[int(self)]


_KINDS = tuple([_ParameterKind(i) for i in range(5)])
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


class _Unrepresentable:
    def __repr__(self):
        return '<unrepresentable>'


class Parameter:
    """One parameter of a signature."""

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _KINDS[kind]
        except (TypeError, IndexError):
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f'{self._kind.description} parameters cannot have default values')
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError(f'name must be a str, not a {type(name).__name__}')
        from keyword import iskeyword
        if iskeyword(name) and self._kind is not _POSITIONAL_ONLY or not name.isidentifier():
            raise ValueError(f'{name!r} is not a valid parameter name')
        self._name = name

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some attributes changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def _text(self, quote=True):
        text = self._name
        if self._annotation is not _empty:
            text = f'{text}: {formatannotation(self._annotation, quote_annotation_strings=quote)}'
        if self._default is not _empty:
            text += f' = {self._default!r}' if self._annotation is not _empty else f'={self._default!r}'
        if self._kind is _VAR_POSITIONAL:
            return '*' + text
        if self._kind is _VAR_KEYWORD:
            return '**' + text
        return text

    def __str__(self):
        return self._text()

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default and self._annotation == other._annotation)


class BoundArguments:
    """Arguments matched with the parameters of a signature."""

    __slots__ = ('arguments', '_signature')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    def _split(self):
        # Positional as long as it goes: behind the first gap all that can be named is.
        args, kwargs = [], {}
        by_name = False
        for name, param in self._signature.parameters.items():
            kind = param.kind
            by_name = by_name or kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments
            if name not in self.arguments:
                continue
            value = self.arguments[name]
            if kind is _VAR_KEYWORD:
                kwargs.update(value)
            elif by_name:
                kwargs[name] = value
            elif kind is _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args), kwargs

    @property
    def args(self):
        return self._split()[0]

    @property
    def kwargs(self):
        return self._split()[1]

    def apply_defaults(self):
        """Fill in the defaults of arguments that were not given."""
        complete = {}
        for name, param in self._signature.parameters.items():
            value = self.arguments.get(name, param.default)
            if value is _empty:
                if param.kind not in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    continue
                value = () if param.kind is _VAR_POSITIONAL else {}
            complete[name] = value
        self.arguments = complete

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ', '.join([f'{name}={value!r}' for name, value in self.arguments.items()])
        return f'<{self.__class__.__name__} ({shown})>'


def _check_order(params):
    names = set()
    highest = _POSITIONAL_ONLY
    defaults = False
    for param in params:
        if param.kind < highest:
            raise ValueError(f'wrong parameter order: {highest.description} parameter before '
                             f'{param.kind.description} parameter')
        highest = param.kind
        if highest <= _POSITIONAL_OR_KEYWORD:
            if defaults and param.default is _empty:
                raise ValueError('non-default argument follows default argument')
            defaults = param.default is not _empty
        if param.name in names:
            raise ValueError(f'duplicate parameter name: {param.name!r}')
        names.add(param.name)


class Signature:
    """The parameters of something that can be called, and the annotation of its result."""

    __slots__ = ('_return_annotation', '_parameters')

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        ordered = () if parameters is None else tuple(parameters)
        if __validate_parameters__:
            _check_order(ordered)
        self._parameters = types.MappingProxyType({param.name: param for param in ordered})
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        """The signature of something that can be called."""
        return _signature(obj, cls, follow_wrapped, globals, locals, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some attributes changed."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _key(self):
        positional = tuple([p for p in self.parameters.values() if p.kind is not _KEYWORD_ONLY])
        keyword_only = {p.name: p for p in self.parameters.values() if p.kind is _KEYWORD_ONLY}
        return positional, keyword_only, self._return_annotation

    def __hash__(self):
        positional, keyword_only, result = self._key()
        return hash((positional, frozenset(keyword_only.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._key() == other._key()

    def _bind(self, args, kwargs, *, partial=False):
        params = list(self.parameters.values())
        arguments = {}
        # First the positional arguments, each to the next parameter.
        at = 0
        for index, value in enumerate(args):
            param = params[at] if at < len(params) else None
            if param is None or param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments')
            at += 1
            if param.kind is _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[index:])
                break
            if param.name in kwargs and param.kind is not _POSITIONAL_ONLY:
                raise TypeError(f'multiple values for argument {param.name!r}')
            arguments[param.name] = value
        # Then the others by name.
        left = dict(kwargs)
        misplaced = []
        rest = None
        is_next = at == 0 or params[at - 1].kind is not _VAR_POSITIONAL
        for param in params[at:]:
            kind, name = param.kind, param.name
            if kind is _VAR_KEYWORD:
                rest = param
            elif kind is _POSITIONAL_ONLY and name in left:
                if is_next:
                    misplaced.append(name)
                elif param.default is _empty and not partial:
                    raise TypeError(f'missing a required argument: {name!r}')
            elif kind is not _VAR_POSITIONAL:
                if name in left:
                    arguments[name] = left.pop(name)
                elif param.default is _empty and not partial:
                    # Only where the positional arguments ended is the kind told.
                    only = 'keyword-only ' if is_next and kind is _KEYWORD_ONLY else ''
                    raise TypeError(f'missing a required {only}argument: {name!r}')
            is_next = is_next and kind is _POSITIONAL_ONLY and name in left
        if left:
            if rest is not None:
                arguments[rest.name] = left
            elif misplaced:
                raise TypeError('got some positional-only arguments passed as keyword arguments: '
                                f'{", ".join(misplaced)!r}')
            else:
                raise TypeError(f'got an unexpected keyword argument {next(iter(left))!r}')
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Match arguments with the parameters; TypeError when a call would fail."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same with arguments allowed to be missing."""
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f'<{self.__class__.__name__} {self}>'

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The signature as text, one parameter a line when it is wider than max_width."""
        parts = []
        kinds = [param.kind for param in self.parameters.values()]
        needs_star = _VAR_POSITIONAL not in kinds
        before = None
        for param in self.parameters.values():
            if before is _POSITIONAL_ONLY and param.kind is not _POSITIONAL_ONLY:
                parts.append('/')
            if param.kind is _KEYWORD_ONLY and before is not _KEYWORD_ONLY and needs_star:
                parts.append('*')
            parts.append(param._text(quote_annotation_strings))
            before = param.kind
        if before is _POSITIONAL_ONLY:
            parts.append('/')
        text = '(' + ', '.join(parts) + ')'
        if max_width is not None and len(text) > max_width:
            text = '(\n' + ''.join(f'    {part},\n' for part in parts)[:-2] + '\n)'
        if self._return_annotation is not _empty:
            text += ' -> ' + formatannotation(self._return_annotation,
                                              quote_annotation_strings=quote_annotation_strings)
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of something that can be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str)


def _without_first(sig):
    # The signature of a bound method.
    params = list(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        params = params[1:]
    return sig.replace(parameters=params)


def _from_function(func, sigcls, globals, locals, eval_str):
    names, count, positional_only, keyword_only, has_varargs, has_varkeywords = _function_parts(func)[:6]
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str)
    defaults = func.__defaults__ or ()
    first_default = count - len(defaults)
    parameters = []
    for i in range(count):
        parameters.append(Parameter(
            names[i], 0 if i < positional_only else 1, annotation=annotations.get(names[i], _empty),
            default=defaults[i - first_default] if i >= first_default else _empty,
        ))
    at = count + keyword_only
    if has_varargs:
        parameters.append(Parameter(names[at], 2, annotation=annotations.get(names[at], _empty)))
        at += 1
    keyword_defaults = func.__kwdefaults__ or {}
    for name in names[count:count + keyword_only]:
        parameters.append(Parameter(
            name, 3, annotation=annotations.get(name, _empty), default=keyword_defaults.get(name, _empty),
        ))
    if has_varkeywords:
        parameters.append(Parameter(names[at], 4, annotation=annotations.get(names[at], _empty)))
    return sigcls(parameters, return_annotation=annotations.get('return', _empty), __validate_parameters__=False)


# Built-in classes and functions for which CPython has no signature.
_UNKNOWN = (
    'int', 'str', 'bytes', 'bytearray', 'dict', 'range', 'slice', 'type', 'bool', 'zip', 'map', 'filter', 'super', 'max', 'min', 'iter',
    'next', 'getattr', 'vars', 'dir', 'breakpoint', 'set', 'frozenset', 'list', 'tuple', 'object', '__build_class__',
)


def _from_native(obj, sigcls):
    if obj is object:
        return sigcls()
    name = getattr(obj, '__name__', '')
    if name in _UNKNOWN and getattr(obj, '__module__', None) in ('builtins', None) and obj not in (list, tuple) and not hasattr(obj, '__objclass__'):
        kind = 'type ' if isinstance(obj, type) and obj is not type else ''
        raise ValueError(f'no signature found for builtin {kind}{obj!r}')
    found = _native_parameters(obj)
    if found is None:
        raise ValueError(f'no signature found for builtin {obj!r}')
    parameters = []
    for name, kind, has_default, default in found:
        parameters.append(Parameter(name, kind, default=default if has_default else _empty))
    return sigcls(parameters, __validate_parameters__=False)


class _Text(str):
    """Shown as it is: the annotations and defaults of tools are known as text."""

    def __repr__(self):
        return str(self)


_PLAIN = {'None': None, 'True': True, 'False': False, 'str': str, 'int': int, 'float': float, 'bool': bool,
          'list': list, 'dict': dict, 'bytes': bytes, 'object': object}


def _value_of(text):
    """What a literal or the name of a built-in type stands for, if it is a simple one."""
    if text in _PLAIN:
        return _PLAIN[text]
    if len(text) >= 2 and text[0] == text[-1] and text[0] in '\'"' and '\\' not in text:
        return text[1:-1]
    for kind in (int, float):
        try:
            value = kind(text)
        except ValueError:
            continue
        if repr(value) == text:
            return value
    return _Text(text)


def _from_tool(tool, sigcls):
    params, returns = _tool_parts(tool)
    return sigcls([
        Parameter(name, kind, default=_empty if default is None else _value_of(default),
                  annotation=_value_of(annotation) if annotation else _empty)
        for name, kind, default, annotation in params
    ], return_annotation=_value_of(returns) if returns else _empty, __validate_parameters__=False)


def _from_partial(wrapped, partial, extra_args=()):
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*extra_args, *(partial.args or ()), **keywords)
    except TypeError as error:
        raise ValueError(f'partial object {partial!r} has incorrect arguments') from error
    given = bound.arguments
    params = []
    # From the first parameter that was given by name on, parameters can be given by name only.
    by_name = False
    for name, param in wrapped.parameters.items():
        kind = param.kind
        if kind is _POSITIONAL_OR_KEYWORD:
            if name in given and name not in keywords:
                continue
            if name in given:
                by_name = True
                param = param.replace(default=given[name])
            if by_name:
                param = param.replace(kind=_KEYWORD_ONLY)
        elif kind is _POSITIONAL_ONLY:
            if name in given:
                continue
        elif kind is _KEYWORD_ONLY and name in given:
            param = param.replace(default=given[name])
        elif kind is _VAR_POSITIONAL and by_name:
            continue
        params.append(param)
    return wrapped.replace(parameters=params)


def _user_method(cls, name):
    # A method of a class that is not the built-in one.
    method = getattr(cls, name, None)
    if method is None or isinstance(method, (
        types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.BuiltinFunctionType,
    )):
        return None
    return method


def _signature(obj, sigcls, follow_wrapped, globals, locals, eval_str):
    def again(target):
        return _signature(target, sigcls, follow_wrapped, globals, locals, eval_str)

    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__') or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    sig = getattr(obj, '__signature__', None)
    if sig is not None:
        if not isinstance(sig, Signature) and callable(sig):
            sig = sig()
        if isinstance(sig, str):
            raise TypeError(f'unexpected object {sig!r} in __signature__ attribute')
        if not isinstance(sig, Signature):
            raise TypeError(f'unexpected object {sig!r} in __signature__ attribute')
        return sig
    partialmethod = getattr(obj, '__partialmethod__', None)
    if partialmethod is not None:
        wrapped = again(partialmethod.func)
        sig = _from_partial(wrapped, partialmethod, (None,))
        first = tuple(wrapped.parameters.values())[0]
        if first.kind is _VAR_POSITIONAL:
            return sig
        return sig.replace(parameters=(first, *sig.parameters.values()))
    if _tool_parts(obj) is not None:
        return _from_tool(obj, sigcls)
    if isinstance(obj, types.FunctionType):
        return _from_function(obj, sigcls, globals, locals, eval_str)
    if isinstance(obj, (
        types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType,
        types.ClassMethodDescriptorType,
    )):
        return _from_native(obj, sigcls)
    if type(obj).__module__ == 'functools' and hasattr(obj, 'func') and hasattr(obj, 'keywords'):
        return _from_partial(again(obj.func), obj)
    if isinstance(obj, type):
        call = _user_method(type(obj), '__call__')
        if call is not None:
            return _without_first(again(call))
        new = _user_method(obj, '__new__')
        init = _user_method(obj, '__init__')
        for base in obj.__mro__:
            own = base.__dict__
            if new is not None and '__new__' in own:
                return _without_first(again(new))
            if init is not None and '__init__' in own:
                return _without_first(again(init))
        if type not in obj.__mro__:
            if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
                return sigcls()
            for base in obj.__mro__:
                if _native_parameters(base) is not None:
                    return _from_native(base, sigcls)
            raise ValueError(f'no signature found for builtin type {obj!r}')
        raise ValueError(f'no signature found for builtin {"" if obj is type else "type "}{obj!r}')
    call = _user_method(type(obj), '__call__')
    if call is not None:
        return _without_first(again(call))
    raise ValueError(f'callable {obj!r} is not supported by signature')


def getfullargspec(func):
    """The names and defaults of a function's parameters, as a FullArgSpec."""
    from inspect import FullArgSpec
    try:
        sig = _signature(getattr(func, '__func__', func) if ismethod(func) else func, Signature, False, None, None, False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    params = sig.parameters.values()

    def named(*kinds):
        return [param.name for param in params if param.kind in kinds]

    def defaults_of(*kinds):
        return {param.name: param.default for param in params if param.kind in kinds and param.default is not _empty}

    annotations = {} if sig.return_annotation is _empty else {'return': sig.return_annotation}
    annotations.update((param.name, param.annotation) for param in params if param.annotation is not _empty)
    return FullArgSpec(
        args=named(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD),
        varargs=next(iter(named(_VAR_POSITIONAL)), None),
        varkw=next(iter(named(_VAR_KEYWORD)), None),
        defaults=tuple(defaults_of(_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD).values()) or None,
        kwonlyargs=named(_KEYWORD_ONLY),
        kwonlydefaults=defaults_of(_KEYWORD_ONLY) or None,
        annotations=annotations,
    )


def getcallargs(func, /, *positional, **named):
    """The values of a function's parameters in a call."""
    if ismethod(func):
        positional = (func.__self__, *positional)
        func = func.__func__
    sig = _signature(func, Signature, False, None, None, False)
    try:
        bound = sig.bind(*positional, **named)
    except TypeError:
        # The call itself has the better message.
        func(*positional, **named)
        raise
    given = bound.arguments
    result = {}
    for wanted in ((0, 1), (2,), (4,), (3,)):
        for name, param in sig.parameters.items():
            if param.kind in wanted:
                if name in given:
                    result[name] = given[name]
                elif param.kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                    result[name] = () if param.kind is _VAR_POSITIONAL else {}
    for name, param in sig.parameters.items():
        if name not in result:
            result[name] = param.default
    return result
