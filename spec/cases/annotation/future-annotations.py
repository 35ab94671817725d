from __future__ import annotations


def f(a: missing, b: list[int | None] = None, *, c: "quoted" = 1) -> dict[str, undefined]:
    pass


class Node:
    value: int
    next: Node | None = None
    table: dict[str, list[Node]]
    call: f(1, x=2)

    def link(self, other: Node) -> Node:
        return other


x: some.thing[1:2, ...] = 1
print(f.__annotations__)
print(Node.__annotations__)
print(Node.link.__annotations__)
print(__annotations__)
