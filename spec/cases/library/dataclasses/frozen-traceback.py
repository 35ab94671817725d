from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Point:
    x: int
    y: int = 0


p = Point(1)
print(p < Point(2), hash(p) == hash(Point(1)))
p.x = 5
