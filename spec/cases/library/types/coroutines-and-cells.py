import asyncio
import types


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


async def generate():
    try:
        got = yield 1
        print("got", got)
        yield 2
    except KeyError:
        yield "caught"


async def wait():
    try:
        await asyncio.sleep(0)
    except ValueError:
        return "thrown"


async def main():
    steps = generate()
    print(isinstance(steps, types.AsyncGeneratorType), await steps.asend(None), await steps.asend("x"))
    await steps.aclose()
    steps = generate()
    await steps.__anext__()
    print(await steps.athrow(KeyError))


asyncio.run(main())
coroutine = wait()
print(isinstance(coroutine, types.CoroutineType), coroutine.send(None))
try:
    coroutine.throw(ValueError())
except StopIteration as stop:
    print(stop.value)
cell = types.CellType(5)
print(cell.cell_contents, cell == cell)
attempt(lambda: types.CellType().cell_contents)
proxy = types.MappingProxyType({"a": 1})
print(proxy["a"], list(proxy.keys()), list(proxy.values()), list(proxy.items()), proxy.get("z"), proxy.copy(), proxy | {"b": 2}, "a" in proxy, len(proxy), reversed(proxy) is not None, proxy == {"a": 1}, proxy)
attempt(lambda: proxy.__setitem__("b", 1))
attempt(types.MappingProxyType, 5)
space = types.SimpleNamespace(a=1, b=[2])
space.c = 3
print(space, space == types.SimpleNamespace(a=1, b=[2], c=3), types.SimpleNamespace({"x": 1}), vars(space))
attempt(types.SimpleNamespace, 5)
attempt(lambda: space.zz)


class Meta:
    @types.DynamicClassAttribute
    def value(self):
        return 5


print(Meta().value, types.DynamicClassAttribute(lambda self: 1).getter(lambda self: 2).fget(0), types.DynamicClassAttribute(None).deleter(len).fdel)
attempt(lambda: Meta.value)
cls = types.new_class("Made", (list,), {}, lambda ns: ns.update(x=1))
print(cls.__name__, cls.x, types.resolve_bases((list,)), types.prepare_class("P", (int,))[0], types.get_original_bases(cls), types.GenericAlias(list, (int,)), types.MethodType(len, [1, 2])(), types.ModuleType("m", "doc").__doc__)
attempt(types.new_class, "Bad", (5,))
attempt(types.MethodType, 5, 5)
print(types.NoneType, types.EllipsisType, types.NotImplementedType, types.UnionType, type(lambda: 0) is types.FunctionType, type(len) is types.BuiltinFunctionType, type(types) is types.ModuleType)


@types.coroutine
def old():
    yield
    return 5


print(type(old()).__name__)
