def base(): return dict
class A(base()):
    pass
class B(*[list]): pass
print(A(x=1), B("ab"), A.__bases__, B.__mro__)
class Meta(type):
    def __new__(m, name, bases, ns, **kw):
        print(name, [b.__name__ for b in bases], kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
class C(*[int], metaclass=Meta, **{"a": 1}, b=2): pass
print(C(5), type(C).__name__)
# expect: {'x': 1} ['a', 'b'] (<class 'dict'>,) (<class '__main__.B'>, <class 'list'>, <class 'object'>)
# expect: C ['int'] {'a': 1, 'b': 2}
# expect: 5 Meta
