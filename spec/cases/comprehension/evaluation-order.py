def p(x):
    print(x, end=" ")
    return x
r = {p(k): p(k * 10) for k in p([1, 2])}
print(r)  # expect: [1, 2] 1 10 2 20 {1: 10, 2: 20}
r = [p(i) for i in p([1, 2, 3]) if p(i > 1)]
print(r)  # expect: [1, 2, 3] False True 2 True 3 [2, 3]
