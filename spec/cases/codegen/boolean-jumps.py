def f(a, b, c):
    r = []
    if a and b or c: r.append(1)
    if a and (b or c): r.append(2)
    if not a or not (b and c): r.append(3)
    if not (a or b) and c: r.append(4)
    while a and not b:
        r.append(5)
        break
    r.append(6) if a or b else r.append(7)
    x = a and b and c
    y = a or b or c
    z = (a or b) and (b or c)
    if (a if b else c): r.append(8)
    if not (a == b == c): r.append(9)
    assert a or not a and True
    return r, x, y, z, [i for i in range(4) if a and i or b and not i]
for a in (0, 1):
    for b in (0, 2):
        for c in (0, 3): print(a, b, c, *f(a, b, c))
# expect: 0 0 0 [3, 7] 0 0 0 []
# expect: 0 0 3 [1, 3, 4, 7, 8, 9] 0 3 0 []
# expect: 0 2 0 [3, 6, 9] 0 2 2 [0]
# expect: 0 2 3 [1, 3, 6, 9] 0 2 2 [0]
# expect: 1 0 0 [3, 5, 6, 9] 0 1 0 [1, 2, 3]
# expect: 1 0 3 [1, 2, 3, 5, 6, 8, 9] 0 1 3 [1, 2, 3]
# expect: 1 2 0 [1, 2, 3, 6, 8, 9] 0 1 2 [0, 1, 2, 3]
# expect: 1 2 3 [1, 2, 6, 8, 9] 3 1 2 [0, 1, 2, 3]
