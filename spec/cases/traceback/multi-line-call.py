def f(*args):
    return sum(args)
value = f(
    1,
    2,
    "three",
)
