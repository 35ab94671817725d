class A:
    n = 0
    items = []
a = A()
a.n += 1
a.items += [1]
A.n += 10
print(a.n, A.n, a.items is A.items, vars(a))  # expect: 1 10 True {'n': 1, 'items': [1]}
def f():
    f.count += 1
    return f.count
f.count = 0
f()
print(f())  # expect: 2
