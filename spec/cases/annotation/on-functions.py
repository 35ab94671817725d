def f(a: int, b: "str" = "x", *args: float, c: list[int] | None = None, **kw: dict) -> bool: return True
print(f.__annotations__)
def g(a, b): pass
print(g.__annotations__)
f.__annotations__["a"] = "changed"
print(f.__annotations__["a"], int | None, int | str | float, list[int] | None, (int | str) == (str | int), type(int | str).__name__)
def p(x):
    print("evaluated", x)
    return x
def h(a: p(1), b: p(2)) -> p(3): pass
try:
    int | 5
except TypeError as e:
    print(e)
