class Ordered(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("prepare", name, options)
        return {"order": []}

    def __new__(mcs, name, bases, namespace, **options):
        print("new", name, sorted(k for k in namespace if not k.startswith("__")))
        return super().__new__(mcs, name, bases, dict(namespace))

    def __init__(cls, name, bases, namespace, **options):
        print("init", name, options)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        instance = super().__call__(*args, **kwargs)
        instance.made_by = type(cls).__name__
        return instance

    def __len__(cls):
        return len(cls.order)

    def __getitem__(cls, key):
        return f"{cls.__name__}[{key}]"

    def __iter__(cls):
        return iter(cls.order)

    def __contains__(cls, item):
        return item in cls.order

    def __repr__(cls):
        return f"<ordered {cls.__name__}>"

    @property
    def shout(cls):
        return cls.__name__.upper()


class Model(metaclass=Ordered, table="t"):
    order.append("x")
    x = 1
    order.append("y")

    def __init__(self, value):
        self.value = value


m = Model(5)
print(m.made_by, m.value, len(Model), Model["k"], list(Model), "y" in Model, Model, Model.shout)
try:
    m.shout
except AttributeError as error:
    print(error)


class Child(Model):
    pass


print(type(Child) is Ordered, Child, isinstance(Child, Ordered), Ordered.__name__)
