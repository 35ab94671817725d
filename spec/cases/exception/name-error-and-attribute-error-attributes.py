try:
    nope
except NameError as e:
    print(e.name, e.args)  # expect: nope ("name 'nope' is not defined",)
try:
    (5).nope
except AttributeError as e:
    print(e.name, e.obj, e.args)  # expect: nope 5 ("'int' object has no attribute 'nope'",)
e = AttributeError("m", name="n", obj=[1])
print(e, e.name, e.obj)  # expect: m n [1]
e = ImportError("msg", name="mod", path="p")
print(e, e.name, e.path, ImportError().name)  # expect: msg mod p None
