# Programs of the kind agents write.
from dataclasses import asdict, dataclass, field, fields, replace
from enum import Enum
from functools import cached_property, total_ordering
from typing import Any, Dict, List, Optional
import json


class Priority(Enum):
    LOW = 1
    HIGH = 2


@dataclass
class Task:
    title: str
    priority: Priority = Priority.LOW
    tags: List[str] = field(default_factory=list)
    done: bool = False
    meta: Dict[str, Any] = field(default_factory=dict, repr=False)

    def complete(self) -> "Task":
        return replace(self, done=True)

    @property
    def label(self) -> str:
        return f"[{'x' if self.done else ' '}] {self.title}"

    @classmethod
    def parse(cls, line: str) -> "Task":
        title, _, tags = line.partition("#")
        return cls(title.strip(), tags=[t.strip() for t in tags.split(",") if t.strip()])


tasks = [Task.parse("write code # dev, now"), Task("test", Priority.HIGH), Task.parse("rest")]
print("\n".join(t.label for t in tasks))
done = tasks[0].complete()
print(done, done == tasks[0], done.tags is tasks[0].tags)
print(json.dumps([{**asdict(t), "priority": t.priority.name} for t in tasks]))
print(max(tasks, key=lambda t: t.priority.value).title, {f.name: f.type for f in fields(Task)}["done"])


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5


points = {Point(0, 0): "origin", Point(3, 4): "p"}
print(points[Point(3, 4)], abs(Point(3, 4)), Point(1, 2) + Point(1, 1), len({Point(1, 1), Point(1, 1)}))


@dataclass
class Inventory:
    items: Dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        self.items = {k.lower(): v for k, v in self.items.items()}

    @cached_property
    def total(self):
        return sum(self.items.values())


inv = Inventory({"Apple": 3, "PEAR": 4})
print(inv, inv.total, vars(inv))


@dataclass(order=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False)


print(sorted([Version(1, 5), Version(1, 2, "b"), Version(0, 9)]), Version(1, 2) == Version(1, 2, "x"))
match Version(2, 1):
    case Version(major=2, minor=m):
        print("two", m)


@dataclass
class Animal:
    name: str
    sound: str = field(init=False, default="...")

    def speak(self):
        return f"{self.name}: {self.sound}"


@dataclass
class Dog(Animal):
    breed: str = "mutt"
    sound: str = field(init=False, default="Woof")


print(Dog("Rex").speak(), Dog("Rex", "lab"), Animal("x").speak())
try:
    Dog()
except TypeError as e:
    print(e)
