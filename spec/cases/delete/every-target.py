class Box:
    def __delattr__(self, name):
        print("delattr", name)

    def __delitem__(self, key):
        print("delitem", key)


box = Box()
a = b = c = d = 1
items = list(range(10))
del a
del (b, [c, d])
del box.x, box["k"], box[1:2], items[0], items[-1], items[::3]
print(items)
for name in "abcd":
    try:
        print(globals()[name])
    except KeyError as error:
        print("no", error)


def local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    x = 2
    return x


def shared():
    y = 1

    def inner():
        nonlocal y
        del y

    inner()
    try:
        y
    except NameError as error:
        print(type(error).__name__, error)


print(local())
shared()
for wrong in ("del items[99]", "del {}['k']", "del nothing", "del (1).real", "del 'abc'[0]", "del [1, 2][0], box.y"):
    namespace = {}
try:
    del items[99]
except IndexError as error:
    print(error)
try:
    del "abc"[0]
except TypeError as error:
    print(error)
try:
    del (1).real
except AttributeError as error:
    print(error)
