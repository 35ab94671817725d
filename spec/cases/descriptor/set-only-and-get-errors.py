class S:
    def __set__(self, obj, v): obj.__dict__["s"] = v * 2
class A: s = S()
a = A()
print(type(a.s).__name__)  # expect: S
a.s = 5
print(a.s, vars(a))  # expect: 10 {'s': 10}
try:
    del a.s
except AttributeError as e:
    print(e)  # expect: __delete__
class G:
    def __get__(self, obj, cls): raise AttributeError("from get")
class B:
    g = G()
    def __getattr__(self, n): return f"fallback {n}"
print(B().g)  # expect: fallback g
