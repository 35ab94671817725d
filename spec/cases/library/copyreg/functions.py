import copy
import copyreg


def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


print(copyreg.pickle_complex(1 + 2j), copyreg.pickle_union(int | str)[1][1])


class Point:
    def __init__(self, x):
        self.x = x


copyreg.pickle(Point, lambda p: (Point, (p.x + 1,)))
print(copy.copy(Point(1)).x, copy.deepcopy(Point(5)).x, Point in copyreg.dispatch_table)
attempt(copyreg.pickle, Point, 5)
attempt(copyreg.constructor, 5)
attempt(copyreg.constructor, int)
attempt(copyreg.add_extension, "m", "n", 0)
copyreg.add_extension("m", "n", 240)
attempt(copyreg.add_extension, "m", "n", 240)
attempt(copyreg.add_extension, "m", "n", 241)
attempt(copyreg.add_extension, "m", "o", 240)
attempt(copyreg.remove_extension, "m", "n", 239)
copyreg.remove_extension("m", "n", 240)
attempt(copyreg.remove_extension, "m", "n", 240)
copyreg.clear_extension_cache()
