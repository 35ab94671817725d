for n in (-1, 0, 1):
    print("neg" if n < 0 else "zero" if n == 0 else "pos")
print((1 if True else 1 / 0), [x if x % 2 else -x for x in range(4)])
print(lambda: 1 if False else 2) if False else print("else branch")
# expect: neg
# expect: zero
# expect: pos
# expect: 1 [0, 1, -2, 3]
# expect: else branch
