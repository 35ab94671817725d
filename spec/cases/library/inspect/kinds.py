import abc
import functools
import inspect


def function(): ...
def generator(): yield
async def coroutine(): ...
async def asyncgen(): yield


class C(abc.ABC):
    x = 1
    __slots__ = ('slot',)

    def method(self): ...

    @classmethod
    def classmethod(cls): ...

    @staticmethod
    def static(): ...

    @property
    def prop(self): ...

    @abc.abstractmethod
    def abstract(self): ...


class D(C):
    def abstract(self): ...


gen, coro, agen = generator(), coroutine(), asyncgen()
things = {
    'function': function, 'generator function': generator, 'coroutine function': coroutine, 'asyncgen function': asyncgen,
    'generator': gen, 'coroutine': coro, 'asyncgen': agen, 'class': C, 'bound method': D().method,
    'classmethod': C.classmethod, 'static': C.static, 'property': C.__dict__['prop'], 'slot': C.slot, 'len': len,
    'append': [].append, 'list.append': list.append, 'int.__add__': int.__add__, '(1).__add__': (1).__add__,
    'module': inspect, 'instance': D(), 'lambda': lambda: 0, 'partial': functools.partial(coroutine), 'int': 5,
    'classmethod object': C.__dict__['classmethod'], 'type': type, 'builtin type': int,
}
tests = [t for t in sorted(dir(inspect)) if t.startswith('is') and t not in ('iskeyword',) and callable(getattr(inspect, t))]
tests = [t for t in tests if t not in ('ispackage',)]
print(tests)
for name, thing in things.items():
    print(f'{name}:', [t for t in tests if getattr(inspect, t)(thing)])
coro.close()
print(inspect.getgeneratorstate(gen))
next(gen)
print(inspect.getgeneratorstate(gen))
gen.close()
print(inspect.getgeneratorstate(gen))


def running():
    yield inspect.getgeneratorstate(me)


me = running()
print(next(me))
c = coroutine()
print(inspect.getcoroutinestate(c), inspect.getasyncgenstate(agen))
c.close()
print(inspect.getcoroutinestate(c))
marked = inspect.markcoroutinefunction(lambda: coroutine())
print(inspect.iscoroutinefunction(marked), inspect.iscoroutinefunction(lambda: 0))
try:
    raise ValueError
except ValueError as e:
    print(inspect.istraceback(e.__traceback__))
