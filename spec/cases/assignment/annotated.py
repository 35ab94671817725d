x: int = 5
y: str
z: "anything" = [1]
class A:
    a: int = 1
    b: str
    c: list[int] = []
print(x, z, __annotations__, A.__annotations__, hasattr(A, "b"))
try:
    y
except NameError as e:
    print(e)
def f():
    v: undefined_name = 3
    w: int
    return v
print(f(), f.__annotations__)
class O: pass
o = O()
o.attr: int = 7
d = {}
d["k"]: int = 8
(p): int = 9
print(o.attr, d, p, "p" in __annotations__)
