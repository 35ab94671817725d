t = (1, [2, 3])
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
try:
    t[1] += [4]
except TypeError as error:
    print(error, t)
try:
    t.name = 1
except AttributeError as error:
    print(error)
u = t
t += (5,)
print(u, t, u is t)
for make in (
    lambda: (1, 2).__setitem__(0, 1),
    lambda: (1, 2).x,
):
    try:
        print(repr(make()))
    except Exception as error:
        print(type(error).__name__, error)
