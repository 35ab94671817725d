# divergence: no-pickle
# imports: *
for name in ("pickle", "marshal", "shelve"):
    try:
        __import__(name)
    except ImportError as error:
        print(type(error).__name__, str(error).partition(" (")[0])
import copy


class Point:
    def __reduce__(self):
        return Point, ()


print(type(copy.copy(Point())).__name__)
