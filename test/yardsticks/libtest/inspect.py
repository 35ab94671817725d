"""What the tests use of inspect that needs no frames."""

from types import CoroutineType, GeneratorType, AsyncGeneratorType, FunctionType, MethodType

CO_COROUTINE = 128
CO_GENERATOR = 32
CO_ITERABLE_COROUTINE = 256
CO_ASYNC_GENERATOR = 512
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = 'GEN_CREATED', 'GEN_RUNNING', 'GEN_SUSPENDED', 'GEN_CLOSED'


def cleandoc(doc):
    lines = doc.expandtabs().split('\n')
    rest = [len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()]
    margin = min(rest) if rest else 0
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def isawaitable(obj):
    return isinstance(obj, CoroutineType) or hasattr(type(obj), '__await__')


def iscoroutine(obj):
    return isinstance(obj, CoroutineType)


def isgenerator(obj):
    return isinstance(obj, GeneratorType)


def isasyncgen(obj):
    return isinstance(obj, AsyncGeneratorType)


def isfunction(obj):
    return isinstance(obj, FunctionType)


def ismethod(obj):
    return isinstance(obj, MethodType)


def isclass(obj):
    return isinstance(obj, type)


def __getattr__(name):
    from _na import Placeholder
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f"module 'inspect' has no attribute '{name}'")
    return Placeholder(f'inspect.{name}')
