def inner(x):
    return 10 / x
def middle(x):
    y = inner(x) + 1
    return y
print("start")
middle(0)
