class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls=None): return self if obj is None else getattr(obj, self.name)
    def __set__(self, obj, v):
        if not isinstance(v, self.kind): raise TypeError(f"{self.name[1:]} must be {self.kind.__name__}, not {type(v).__name__}")
        setattr(obj, self.name, v)
class P:
    name = Typed(str)
    age = Typed(int)
    def __init__(self, name, age): self.name, self.age = name, age
p = P("A", 3)
p.age += 1
print(p.age, vars(p))
for bad in (lambda: P(1, 2), lambda: setattr(p, "age", "x")):
    try:
        bad()
    except TypeError as e:
        print(e)
# expect: 4 {'_name': 'A', '_age': 4}
# expect: name must be str, not int
# expect: age must be int, not str
