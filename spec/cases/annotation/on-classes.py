class A:
    x: int
    y: str = "d"
    z: "Forward"
    def m(self, other: "A") -> "A": return self
    w: list["A"] = []
print(A.__annotations__, A.m.__annotations__, [n for n in ("x", "y", "z", "w") if hasattr(A, n)])
class B(A):
    q: bool
print(B.__annotations__)
class C(A): pass
print(C.__annotations__)
