class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **options):
        super().__init_subclass__(**options)
        cls.key = key or cls.__name__.lower()
        Plugin.registry[cls.key] = cls


class Json(Plugin, key="js"):
    pass


class Yaml(Plugin):
    pass


class Sub(Json, key="sub"):
    pass


print({key: cls.__name__ for key, cls in Plugin.registry.items()}, Sub.key)
try:
    class Bad(Plugin, wrong=1):
        pass
except TypeError as error:
    print(error)


class Field:
    def __init__(self, kind):
        self.kind = kind

    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = name

    def __get__(self, instance, owner):
        return self if instance is None else instance.__dict__.get(self.name, f"no {self.name}")

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{self.name} must be {self.kind.__name__}")
        instance.__dict__[self.name] = value


class Person:
    name = Field(str)
    age = Field(int)
    alias = name


p = Person()
p.name = "Ann"
print(p.name, p.age, Person.age.kind, p.alias)
try:
    p.age = "x"
except TypeError as error:
    print(error)
Person.later = Field(int)
try:
    Person().later
except AttributeError as error:
    print(error)


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("no name wanted")


try:
    class Holder:
        attribute = Broken()
except ValueError as error:
    print(error, error.__notes__)
