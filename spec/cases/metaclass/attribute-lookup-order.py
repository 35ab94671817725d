class Meta(type):
    x = "meta x"
    y = "meta y"
    def hello(cls): return "meta hello " + cls.__name__
    def __getattr__(cls, n): return f"meta getattr {n}"
class A(metaclass=Meta):
    x = "class x"
print(A.x, A.y, A.hello(), A.zzz)
for n in ("y", "hello", "zzz"):
    try:
        getattr(A(), n)
    except AttributeError as e:
        print(e)
class DataMeta(type):
    @property
    def p(cls): return "from meta"
class B(metaclass=DataMeta):
    p = "from class"
print(B.p, B().p)
# expect: class x meta y meta hello A meta getattr zzz
# expect: 'A' object has no attribute 'y'
# expect: 'A' object has no attribute 'hello'
# expect: 'A' object has no attribute 'zzz'
# expect: from meta from class
