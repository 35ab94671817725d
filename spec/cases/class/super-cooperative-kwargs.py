class Root:
    def __init__(self, **kw):
        if kw: print("left over", kw)
class Named(Root):
    def __init__(self, name, **kw):
        super().__init__(**kw)
        self.name = name
class Aged(Root):
    def __init__(self, age, **kw):
        super().__init__(**kw)
        self.age = age
class Person(Named, Aged):
    def __init__(self, **kw): super().__init__(**kw)
p = Person(name="Al", age=3, extra=True)  # expect: left over {'extra': True}
print(vars(p))  # expect: {'age': 3, 'name': 'Al'}
