class A:
    xs = [1, 2, 3]
    n = 10
    ys = [x * 2 for x in xs]
    try:
        zs = [x * n for x in xs]
    except NameError as e:
        err = str(e)
    ws = list(map(lambda x: x + 1, xs))
print(A.ys, A.ws, A.err, hasattr(A, "x"))  # expect: [2, 4, 6] [2, 3, 4] name 'n' is not defined False
