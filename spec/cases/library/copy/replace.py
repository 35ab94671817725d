import copy
from collections import namedtuple

P = namedtuple("P", "x y")
print(copy.replace(P(1, 2), y=5))


class Version:
    def __init__(self, major, minor=0):
        self.major, self.minor = major, minor

    def __replace__(self, /, **changes):
        return Version(**{"major": self.major, "minor": self.minor, **changes})


v = copy.replace(Version(3, 12), minor=13)
print(v.major, v.minor)
try:
    copy.replace(P(1, 2), z=1)
except (TypeError, ValueError) as e:
    print(type(e).__name__, e)
