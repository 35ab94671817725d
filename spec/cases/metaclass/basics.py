class Meta(type):
    def __new__(mcls, name, bases, ns):
        ns["added"] = f"by meta to {name}"
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        cls.keys = sorted(k for k in ns if not k.startswith("__"))
    def __call__(cls, *a, **k):
        print("call", cls.__name__, a, k)
        return super().__call__(*a, **k)
    def __repr__(cls): return f"<Meta {cls.__name__}>"
    def __len__(cls): return 77
    def __getitem__(cls, k): return f"{cls.__name__}[{k}]"
    def __iter__(cls): return iter("xyz")
    def __contains__(cls, x): return x == 1
    def __add__(cls, o): return "added classes"
    @property
    def prop(cls): return "meta property"
class A(metaclass=Meta):
    z = 1
    def m(self): pass
class B(A): pass
a = A()
print(A.added, B.added, A.keys, A, len(A), A[5], list(A), 1 in A, A + B, A.prop, type(A).__name__, type(B).__name__, hasattr(a, "prop"), A == A)
