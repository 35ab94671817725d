def f(values):
    total = sum(valuse)
    return total
f([1])
