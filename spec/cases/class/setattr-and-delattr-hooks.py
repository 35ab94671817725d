class Strict:
    allowed = {"a", "b"}
    def __setattr__(self, n, v):
        print("set", n, v)
        if n not in self.allowed: raise AttributeError(f"cannot set {n}")
        super().__setattr__(n, v)
    def __delattr__(self, n):
        print("del", n)
        object.__delattr__(self, n)
s = Strict()
s.a = 1  # expect: set a 1
s.a += 1  # expect: set a 2
try:
    s.c = 2  # expect: set c 2
except AttributeError as e:
    print(e)  # expect: cannot set c
del s.a  # expect: del a
try:
    del s.a  # expect: del a
except AttributeError as e:
    print(e)  # expect: 'Strict' object has no attribute 'a'
s.__dict__["c"] = 3
print(s.c, vars(s))  # expect: 3 {'c': 3}
