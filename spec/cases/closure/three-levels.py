def a():
    x = 1
    def b():
        y = 2
        def c():
            nonlocal x, y
            x += 10
            y += 20
            return x, y
        return c, lambda: (x, y)
    return b() + (lambda: x,)
c, get, getx = a()
print(c(), c(), get(), getx())  # expect: (11, 22) (21, 42) (21, 42) 21
