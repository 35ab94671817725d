def f(a: int, b: "str" = "x", *args: float, c: list[int] = None, **kw: dict) -> tuple[int, ...]:
    local: undefined_name = 5
    other: also_undefined
    return local


print(f(1), f.__annotations__)


class C:
    x: int
    y: "C" = None
    z: list["C"] = []
    __private: int = 1

    def method(self, other: "C") -> "C":
        return self


class D(C):
    w: float


print(C.__annotations__, D.__annotations__, C.y, hasattr(C, "x"))
print(C.method.__annotations__)
a: int = 1
b: str
(c): int = 3
C.attr: int = 4
items = [0]
items[0]: int = 5
print(__annotations__, items, C.attr)
try:
    b
except NameError as error:
    print(error)
lambda_annotations = (lambda x: x).__annotations__
print(lambda_annotations)
f.__annotations__["a"] = "changed"
print(f.__annotations__["a"])
try:
    def g(x: missing): ...
except NameError as error:
    print(error)
