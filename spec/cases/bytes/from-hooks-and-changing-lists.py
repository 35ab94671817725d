# bytes(): __bytes__ comes first, also for text; a list that changes meanwhile counts as it is then.
class Text(str):
    def __bytes__(self):
        return b"by hook"


class Sub(bytes):
    pass


class Gives:
    def __init__(self, value):
        self.value = value

    def __bytes__(self):
        return self.value


class Blocked(list):
    __bytes__ = None


print(bytes(Text("x")), bytes(Text("\u20ac"), "utf-8"), type(bytes(Gives(Sub(b"abc")))).__name__, type(Sub(Gives(b"abc"))).__name__)
for value in (Blocked([1]), Gives("text"), Gives(None), "text", Text):
    try:
        bytes(value)
    except TypeError as error:
        print(error)


class Clears:
    def __index__(self):
        items.clear()
        return 42


class Grows:
    def __index__(self):
        if len(items) < 600:
            items.append(self)
        return 43


items = [Clears(), Clears()]
print(bytes(items), len(items))
items = [Grows()]
print(len(bytes(items)), len(items))
items = [1, Clears(), 3]
print(bytearray(items))
for wrong in ([256], [1, -1], [1, "a"], (1.5,)):
    for kind in (bytes, bytearray):
        try:
            kind(wrong)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
