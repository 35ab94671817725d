def f(a, b): return a
x = f(1, 2) + f(1) + f(3, 4)
