# str(), repr() and ascii() give back what the hooks return, subclasses of str included.
class Sub(str):
    pass


class Repr:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value


class Str(Repr):
    def __str__(self):
        return self.value


for value in ("plain", Sub("sub"), Sub("s\u00fcb"), 5, None):
    for action in (str, repr, ascii, Sub):
        for kind in (Repr, Str):
            try:
                result = action(kind(value))
                print(type(result).__name__, ascii(str(result)), end="; ")
            except TypeError as error:
                print(error, end="; ")
    print()
print(type(str(Sub("x"))).__name__, type(Sub("x").__str__()).__name__, type(repr(Sub("x"))).__name__)
