from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, 2)
def attempt(action):
    try:
        action()
        print("done")
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
attempt(lambda: setattr(p, "x", 5))
attempt(lambda: setattr(p, "new", 5))
attempt(lambda: delattr(p, "x"))
attempt(lambda: p.__setitem__)
attempt(lambda: p.missing)
attempt(lambda: p.__dict__)
try:
    p.y = 3
except AttributeError as e:
    print(e)
try:
    p[0] = 1
except TypeError as e:
    print(e)
print(p)
