class Base:
    __slots__ = ('a', 'b')


class Left(Base):
    __slots__ = ()


class Right(Base):
    __slots__ = ()


class Both(Left, Right):
    __slots__ = ('c',)


both = Both()
both.a, both.c = 1, 2
print(both.a, both.c)  # expect: 1 2


class Other(Base):
    __slots__ = ('d',)


class Mixed(Other, Right):
    pass


mixed = Mixed()
mixed.d = 3
print(mixed.d)  # expect: 3
try:
    class Wrong(Other, Both):
        pass
except TypeError as error:
    print(error)  # expect: multiple bases have instance lay-out conflict
