import types
from types import *


class A:
    __slots__ = ("s",)

    def m(self):
        pass


async def co():
    pass


async def ag():
    yield


c = co()
print(type(lambda: 0) is FunctionType is LambdaType, type(len) is BuiltinFunctionType, type([].append) is BuiltinMethodType)
print(type(A().m) is MethodType, type(A.m) is FunctionType, type(A.s) is MemberDescriptorType, type(types) is ModuleType)
print(type(type.__dict__) is MappingProxyType, type(int | str) is UnionType, type(list[int]) is GenericAlias, type(None) is NoneType)
print(type(x for x in []) is GeneratorType, type(c) is CoroutineType, type(ag()) is AsyncGeneratorType)
print(type(int.__add__) is WrapperDescriptorType, type((1).__add__) is MethodWrapperType, type(str.join) is MethodDescriptorType)
print(type(dict.__dict__["fromkeys"]) is ClassMethodDescriptorType, type(...) is EllipsisType, type(NotImplemented) is NotImplementedType, type(int.real) is GetSetDescriptorType)
c.close()
print(len(types.__all__), all(hasattr(types, n) for n in types.__all__))
try:
    1 / 0
except ZeroDivisionError as e:
    print(type(e.__traceback__) is TracebackType, isinstance(e.__traceback__, TracebackType))
print(FrameType, CellType, CodeType)
try:
    FrameType()
except TypeError as e:
    print(e)
