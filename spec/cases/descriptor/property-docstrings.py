# Where the docstring of a property comes from, and of an instance of a subclass.
class Sub(property):
    """Doc of the subclass."""


class Bare(property):
    pass


class Slotted(property):
    __slots__ = ("extra", "__doc__")


def one(self):
    """doc one"""


def two(self):
    """doc two"""


def silent(self):
    pass


for kind in (property, Sub, Bare, Slotted):
    made = [kind(one), kind(one, doc="own"), kind(silent), kind(doc="only"), kind(one).getter(two), kind(one, doc="own").getter(two)]
    made += [kind(silent).getter(two), kind(one).setter(two), kind(one).deleter(None)]
    print(kind.__name__, [item.__doc__ for item in made])
    print([type(item).__name__ for item in made])

p = property(one)
p.__doc__ = "by hand"
print(p.getter(two).__doc__, p.setter(two).__doc__)


class Owner:
    x = Sub(one)
    y = property(one)

    @Sub
    def z(self):
        """z of Owner"""
        return 1

    @z.setter
    def z(self, value):
        """no doc"""


print(Owner.x.__doc__, Owner.y.__doc__, Owner.z.__doc__)
print(Owner.x.__name__, Owner.y.__name__, Owner.z.__name__, property(one).__name__)
Owner.y.__name__ = None
print(Owner.y.__name__)
try:
    property(None, one).__name__
except AttributeError as error:
    print(error)
try:
    Slotted(one).__name__
    class Strict(property):
        __slots__ = ()
    print(Strict(doc="dropped").__doc__)
    Strict(one)
except AttributeError as error:
    print(type(error).__name__)
try:
    Owner().y = 1
except AttributeError as error:
    print(error)
