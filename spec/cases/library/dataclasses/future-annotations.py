from __future__ import annotations

import dataclasses
import typing
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar, Optional


@dataclass
class Node:
    value: int
    children: list[Node] = field(default_factory=list)
    parent: Optional[Node] = None
    count: ClassVar[int] = 0
    total: typing.ClassVar[int] = 1
    seed: InitVar[int] = 3
    other: dataclasses.InitVar[int] = 4
    _: KW_ONLY
    tag: str = ""

    def __post_init__(self, seed, other):
        self.seeded = seed + other
        Node.count += 1


n = Node(1, [Node(2)], tag="t")
print(n, n.seeded, Node.count, [f.name for f in dataclasses.fields(Node)])
print(Node.__doc__)
print(dataclasses.fields(Node)[1].type, typing.get_type_hints(Node)["children"])
