ﬁ = "ligature"
print(fi, "fi" in globals(), "ﬁ" in globals())  # expect: ligature True False
class A: pass
a = A()
a.ﬀ = 1
print(vars(a), a.ff)  # expect: {'ff': 1} 1
def f(ⅷ): return viii
print(f(5), f(viii=6))  # expect: 5 6
