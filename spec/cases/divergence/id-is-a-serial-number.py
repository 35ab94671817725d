# divergence: id-is-a-serial-number
class Thing:
    pass

first, second = Thing(), Thing()
print(id(second) - id(first) == 16, id(first) == id(first), id(Thing()) > id(second))
print(repr(first), repr(second))
