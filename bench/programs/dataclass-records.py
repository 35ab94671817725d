# Dataclasses: making, comparing, replacing, as dicts, in sets.
from dataclasses import asdict, astuple, dataclass, field, replace


@dataclass(order=True, frozen=True)
class Point:
    x: int
    y: int = 0


@dataclass
class Line:
    sku: str
    count: int
    price: float
    tags: list = field(default_factory=list)

    @property
    def total(self):
        return self.count * self.price


points = [Point(n * 7 % 31, n * 11 % 17) for n in range(9000)]
distinct = set(points)
ordered = sorted(distinct)
moved = [replace(p, y=p.y + 1) for p in points[:2500]]
lines = [Line(f"sku{n}", n % 9, n / 4, ["x"] * (n % 3)) for n in range(2500)]
same = sum(a == b for a, b in zip(points, points[31:]))
records = [asdict(line) for line in lines[:1200]]
money = sum(line.total for line in lines)
print(len(distinct), ordered[40], moved[7], same, records[5], money, astuple(points[9]))
