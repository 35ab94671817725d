from collections import namedtuple
print(namedtuple("A", "x", module="elsewhere").__module__, namedtuple("A", "x").__module__)
def make():
    return namedtuple("Inner", "v")
print(make(), make()(1), make() is make())
P = namedtuple("P", "x y")
match P(1, 2):
    case P(x=0):
        print("no")
    case P(1, y):
        print("matched", y)
match P(3, 4):
    case (a, b):
        print("as a tuple", a, b)
