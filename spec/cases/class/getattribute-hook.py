class A:
    x = 1
    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)
    def m(self): return "m"
a = A()
print(a.x, a.m())
a.y = 5
print(a.y)
class B:
    def __getattribute__(self, name):
        if name == "secret": raise AttributeError("hidden")
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return f"fallback {name}"
b = B()
b.z = 1
print(b.secret, b.z, b.nothing)
# expect: get x
# expect: get m
# expect: 1 m
# expect: get y
# expect: 5
# expect: fallback secret 1 fallback nothing
