class A: pass
a = A()
a.__dict__.update(x=1, y=2)
a.__dict__["with space"] = 3
print(a.x, getattr(a, "with space"), vars(a))  # expect: 1 3 {'x': 1, 'y': 2, 'with space': 3}
a.__dict__ = {"fresh": True}
print(a.fresh, hasattr(a, "x"))  # expect: True False
del a.__dict__["fresh"]
print(vars(a), a.__dict__ == {})  # expect: {} True
b = A()
b.__dict__ = a.__dict__
a.shared = 1
print(b.shared)  # expect: 1
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)  # expect: __dict__ must be set to a dictionary, not a 'int'
