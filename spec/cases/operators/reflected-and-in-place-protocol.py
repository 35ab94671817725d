class Left:
    def __add__(self, other):
        print("Left.__add__")
        return NotImplemented

    def __iadd__(self, other):
        print("Left.__iadd__")
        return NotImplemented


class Right:
    def __radd__(self, other):
        print("Right.__radd__")
        return "sum"


class Child(Left):
    def __radd__(self, other):
        print("Child.__radd__")
        return "child"


print(Left() + Right())
x = Left()
x += Right()
print(x)
print(Left() + Child())
print(Child() + Child() if False else "skipped")
try:
    Left() + 1
except TypeError as error:
    print(error)
try:
    y = Left()
    y += 1
except TypeError as error:
    print(error)


class Money:
    def __init__(self, cents):
        self.cents = cents

    def __eq__(self, other):
        print("eq")
        return self.cents == other.cents if isinstance(other, Money) else NotImplemented

    def __lt__(self, other):
        print("lt")
        return self.cents < other.cents

    def __gt__(self, other):
        print("gt")
        return self.cents > other.cents


a, b = Money(1), Money(2)
print(a == b, a != b, a < b, a > b, a == 5, 5 != a)
try:
    a <= b
except TypeError as error:
    print(error)
try:
    hash(a)
except TypeError as error:
    print(error)
