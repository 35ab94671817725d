def p(x):
    print(x, end=" ")
    return x
def f(*a, **k): return a, k
print(f(p(1), *p([2]), p(3), k=p(4), *p([5]), **p({"z": 6}), y=p(7)))
# expect: 1 [2] 3 [5] 4 {'z': 6} 7 ((1, 2, 3, 5), {'k': 4, 'z': 6, 'y': 7})
