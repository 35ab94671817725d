def f(x):
    print("f", x)
    return x
print(1 < 2 < 3, 1 < 3 > 2, 3 > 2 > 2, 1 == 1.0 == True)
print(f(1) < f(0) < f(5))
print(f(1) < f(2) < f(3))
print(1 < 2 in [2, 3], 1 in [1] in [[1]], None is None is not ...)
