def f(x, y=1): return x + y
def use(n): return f(n)
out = [use(1)]
f.__defaults__ = (10,)
out.append(use(1))
def f(x): return -x
out.append(use(1))
f = abs
out.append(use(-5))
f = {"k": 1}.get
out.append(use("k"))
print(out)  # expect: [2, 11, -1, 5, 1]
