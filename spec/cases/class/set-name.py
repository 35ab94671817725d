class Field:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = name
    def __get__(self, obj, cls): return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, v): obj.__dict__[self.name] = f"checked {v}"
class M:
    a = Field()
    b = Field()
m = M()
m.a = 1
print(m.a, m.b, M.a.name, vars(m))
M.late = Field()
try:
    m.late
except AttributeError as e:
    print(e)
class Boom:
    def __set_name__(self, o, n): raise ValueError("boom")
try:
    class X:
        y = Boom()
except ValueError as e:
    print(type(e).__name__, e, e.__notes__)
# expect: set_name M a
# expect: set_name M b
# expect: checked 1 unset a {'a': 'checked 1'}
# expect: 'Field' object has no attribute 'name'
# expect: ValueError boom ["Error calling __set_name__ on 'Boom' instance 'y' in 'X'"]
