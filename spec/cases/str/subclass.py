class Upper(str):
    def __new__(cls, s): return super().__new__(cls, s.upper())
    def shout(self): return self + "!"
u = Upper("abc")
print(u, repr(u), u.shout(), type(u).__name__, type(u + "x").__name__, type(u[:]).__name__, type(u.lower()).__name__, u == "ABC", {u: 1}["ABC"], len(u), isinstance(u, str), u.__class__ is Upper)
u.extra = 1
print(u.extra, f"{u:>5}", "%s" % u, "-".join([u, u]))
# expect: ABC 'ABC' ABC! Upper str str str True 1 3 True True
# expect: 1   ABC ABC ABC-ABC
