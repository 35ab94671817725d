def f(x): return x
def g(x): return x + 1
print(f(g(f(g("s")))))
