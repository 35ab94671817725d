for a in (7, -7):
    for b in (2, -2):
        print(a, b, a // b, a % b, divmod(a, b), a // b * b + a % b == a)
# expect: 7 2 3 1 (3, 1) True
# expect: 7 -2 -4 -1 (-4, -1) True
# expect: -7 2 -4 1 (-4, 1) True
# expect: -7 -2 3 -1 (3, -1) True
