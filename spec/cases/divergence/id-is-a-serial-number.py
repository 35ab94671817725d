# divergence: id-is-a-serial-number
class Thing:
    pass

first, second = Thing(), Thing()
print(id(first) == id(first), id(second) - id(first), id(Thing()) - id(second))
print(repr(first), repr(second))
