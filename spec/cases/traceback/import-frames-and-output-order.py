print("one")
def f(n):
    print("depth", n)
    if n == 2:
        [][n]
    f(n + 1)
f(0)
