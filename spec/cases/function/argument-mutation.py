def f(lst, num, d):
    lst.append(1)
    num += 1
    d = {"new": 1}
    return num, d
l, n, d = [], 5, {}
print(f(l, n, d), l, n, d)  # expect: (6, {'new': 1}) [1] 5 {}
def swap(a, b): return b, a
x, y = swap(1, 2)
print(x, y)  # expect: 2 1
