import copy
import copyreg


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


def take_apart(p):
    print('taking apart', p.x)
    return Point, (p.x, p.y)


p = Point(1, [2])
print(copy.copy(p).x)
copyreg.pickle(Point, take_apart)
q, r = copy.copy(p), copy.deepcopy(p)
print(q.y is p.y, r.y is p.y, r.y, Point in copyreg.dispatch_table)
copyreg.pickle(Point, take_apart, Point)
for f in (lambda: copyreg.pickle(Point, 5), lambda: copyreg.constructor(5), lambda: copyreg.pickle(Point, take_apart, 5),
          lambda: copyreg.add_extension('m', 'n', 0), lambda: copyreg.add_extension('m', 'n', 2 ** 31)):
    try:
        f()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
copyreg.add_extension('m', 'n', 250)
copyreg.add_extension('m', 'n', 250)
for f in (lambda: copyreg.add_extension('m', 'n', 251), lambda: copyreg.add_extension('m', 'o', 250),
          lambda: copyreg.remove_extension('m', 'n', 251)):
    try:
        f()
    except ValueError as e:
        print(e)
copyreg.remove_extension('m', 'n', 250)
copyreg.clear_extension_cache()
print(sorted(copyreg.__all__))
