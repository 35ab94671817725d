x = "outer"
a = [x for x in range(3)]
print(x, a)  # expect: outer [0, 1, 2]
def f():
    y = 10
    return [y + i for i in range(3)], [lambda: i for i in range(3)][0]()
print(f())  # expect: ([10, 11, 12], 2)
fs = [lambda i=i: i for i in range(3)]
print([g() for g in fs], [g() for g in [lambda: j for j in range(3)]])  # expect: [0, 1, 2] [2, 2, 2]
try:
    i
except NameError as e:
    print(e)  # expect: name 'i' is not defined
