# Methods of built-in types under other names, and descriptors of all kinds by hand.
class X(dict):
    __setattr__ = dict.__setitem__
    __getattr__ = dict.__getitem__
    __neg__ = dict.copy
    __delattr__ = dict.__delitem__


x = X()
x.y = 42
print(x["y"], x.y, -x, x)
del x.y
print(x)


class I(int):
    def __pow__(self, other, mod=None):
        return f"pow({int(self)}, {int(other)}, {mod})"

    def __rpow__(self, other, mod=None):
        return f"rpow({int(self)}, {int(other)}, {mod})"


print(pow(I(2), 3), pow(I(2), I(3), 5), I(2) ** 3, 2 ** I(3), pow(2, I(3), 5))


class A:
    def meth(self):
        return type(self).__name__


class B(A):
    pass


a = A().meth
print(a.__get__(B(), B)(), a.__get__(None, A) is a)
for descriptor in (a, A.meth, str.join, property(), staticmethod(len), type.__dict__['__name__']):
    try:
        descriptor.__get__(None)
    except (TypeError, AttributeError) as error:
        print(type(descriptor).__name__, error)
print(dict.__dict__["fromkeys"].__get__(None, dict)("ab"))
for arguments in ((None, int), (None, None), (5,)):
    try:
        dict.__dict__["fromkeys"].__get__(*arguments)
    except TypeError as error:
        print(error)


class Same:
    pass


Same.__repr__ = Same.__str__
try:
    str(Same())
except RecursionError:
    print("RecursionError")


class Named(str):
    pass


A.__name__ = Named("Other")
print(A.__name__, A().meth())
