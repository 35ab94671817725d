import inspect
import asyncio


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def plain(a, /, b: int = 1, *args, c, d=2, **kwargs) -> str:
    """Doc
        more.
    """


def gen():
    x = 1
    yield x


async def co():
    pass


async def agen():
    yield


class Thing:
    """A thing."""
    slot = property(lambda self: 1)

    def method(self, x):
        pass

    @classmethod
    def cls_method(cls):
        pass

    @staticmethod
    def static(x):
        pass


class Slots:
    __slots__ = ("a",)


generator = gen()
next(generator)
coroutine = co()
values = [plain, gen, co, agen, Thing, Thing().method, Thing.method, len, [].append, str.upper, int.real, Slots.a, Thing.slot, inspect, generator, coroutine, 5, lambda: 0, object.__init__, type.__call__]
for name in ("isabstract", "isasyncgen", "isasyncgenfunction", "isawaitable", "isbuiltin", "isclass", "iscode", "iscoroutine", "iscoroutinefunction", "isdatadescriptor", "isframe", "isfunction", "isgenerator", "isgeneratorfunction", "isgetsetdescriptor",
             "ismemberdescriptor", "ismethod", "ismethoddescriptor", "ismodule", "isroutine", "istraceback"):
    print(name, [int(getattr(inspect, name)(value)) for value in values])
coroutine.close()
print(inspect.getgeneratorstate(generator), inspect.getcoroutinestate(co()) if False else "", inspect.getdoc(plain), inspect.getdoc(Thing), inspect.cleandoc("  a\n    b\n"))
signature = inspect.signature(plain)
print(signature, list(signature.parameters), signature.return_annotation, [p.kind.name for p in signature.parameters.values()], signature.parameters["b"].default, signature.parameters["a"].annotation is inspect.Parameter.empty)
bound = signature.bind(1, 2, 3, c=4, e=5)
bound.apply_defaults()
print(bound, bound.args, bound.kwargs, bound.arguments, isinstance(bound, inspect.BoundArguments), signature.bind_partial().arguments)
attempt(signature.bind)
attempt(signature.bind, 1, c=1, a=2)
attempt(inspect.Signature().bind, 1)
attempt(inspect.signature, 5)
attempt(inspect.Parameter, "a b", inspect.Parameter.KEYWORD_ONLY)
attempt(inspect.Parameter, "a", 99)
attempt(inspect.Signature, [inspect.Parameter("a", inspect.Parameter.KEYWORD_ONLY), inspect.Parameter("b", inspect.Parameter.POSITIONAL_ONLY)])
spec = inspect.getfullargspec(plain)
print(spec, spec.args, spec.varargs, spec.varkw, spec.defaults, spec.kwonlyargs, spec.kwonlydefaults, spec.annotations, type(spec).__name__ == inspect.FullArgSpec.__name__)
print(inspect.getcallargs(lambda a, b=2: 0, 1), inspect.getmro(bool), inspect.unwrap(plain) is plain, [name for name, _ in inspect.getmembers(Thing, inspect.isroutine)][-3:], inspect.classify_class_attrs(Thing)[-1].kind, inspect.formatannotation(int), inspect.formatannotation("x"))
print(inspect.formatannotationrelativeto(plain)(int), inspect.getmodule(5), inspect.currentframe() is None or True, inspect.getclasstree([bool, int]), inspect.walktree([], {}, None) if False else "")
attempt(inspect.getfile, 5)
attempt(inspect.getsourcefile, 5)
attempt(inspect.getsource, 5)
print(inspect.getattr_static(Thing, "none", 5))
attempt(inspect.getattr_static, Thing, "none")
