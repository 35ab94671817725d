class Dog:
    """A dog."""
    kind = "canine"
    def __init__(self, name, age=1):
        self.name = name
        self.age = age
    def bark(self, times=1): return f"{self.name}: " + "woof" * times
d = Dog("Rex")
print(d.name, d.age, d.kind, d.bark(), d.bark(times=2), Dog.bark(d), Dog.__doc__, Dog.__name__, type(d) is Dog, isinstance(d, Dog), d.__dict__, Dog.__module__)
d.kind = "own"
d.tail = True
print(d.kind, Dog.kind, d.__dict__, vars(d) is d.__dict__)
del d.kind
print(d.kind)
Dog.legs = 4
print(d.legs, hasattr(d, "wings"))
