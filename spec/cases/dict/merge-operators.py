a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, {**a, **b}, {**a, "y": 0, **b}, a, b)
c = a
a |= b
print(a, c is a)
a |= [("q", 1)]
print(a)
def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: a | [("q", 1)])
attempt(lambda: a | None)
attempt(lambda: [] | a)
