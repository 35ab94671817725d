def a(x):
    def b():
        def c(y):
            def d():
                nonlocal x
                x += y
                def e(z=10):
                    def f(): return x, y, z, w
                    return f
                return e
            w = "w"
            return d
        return c
    return b
f = a(1)()(2)()
print(f()(), f(5)())  # expect: (3, 2, 10, 'w') (3, 2, 5, 'w')
print((lambda a: lambda b: lambda c: lambda d: a + b + c + d)("w")("x")("y")("z"))  # expect: wxyz
