from types import GenericAlias, MethodType, ModuleType


class A:
    def __init__(self):
        self.n = 2


def double(self, k=1):
    return self.n * 2 * k


a = A()
a.double = MethodType(double, a)
print(a.double(), a.double(k=3), MethodType(len, "abc")(), a.double.__func__ is double, a.double.__self__ is a)
m = ModuleType("mod", "doc text")
m.value = 3
print(m.__name__, m.__doc__, m.value, m)
print(GenericAlias(list, int), GenericAlias(dict, (str, int)) == dict[str, int], GenericAlias(list, int)([1]))
try:
    m.nope
except AttributeError as e:
    print(e)
