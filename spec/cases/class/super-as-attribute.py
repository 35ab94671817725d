# An unbound super object in a class binds when it is read through an instance.
class AutoSuper(type):
    def __init__(cls, name, bases, namespace):
        super().__init__(name, bases, namespace)
        setattr(cls, f"_{name}__super", super(cls))


class A(metaclass=AutoSuper):
    def meth(self):
        return "A"


class B(A):
    def meth(self):
        return "B" + self.__super.meth()


class C(A):
    def meth(self):
        return "C" + self.__super.meth()


class D(C, B):
    def meth(self):
        return "D" + self.__super.meth()


print(D().meth())
print(super(A).__self__, super(B, B()).__self_class__.__name__)
bound = super(B).__get__(D())
print(bound.meth())
